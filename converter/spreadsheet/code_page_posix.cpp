// SPDX-License-Identifier: EUPL-1.2
#include "spreadsheet/code_page.h"

#include <iconv.h>

#include <algorithm>
#include <array>

#include "spreadsheet/text_stream.h"

namespace graadmeter {

CodePage::CodePage(std::uint16_t number) {
    const bool mac = number == 10000 || number == 32768;
    const std::string name = mac                              ? "MACINTOSH"
                             : number == 0 || number == 32769 ? "CP1252"
                             : number == 367                  ? "CP1252"
                             : number == 1200                 ? "UTF-16LE"
                                                              : "CP" + std::to_string(number);
    converter_ = iconv_open("UTF-8", name.c_str());
    if (converter_ == reinterpret_cast<void*>(-1)) converter_ = iconv_open("UTF-8", "CP1252");
}

CodePage::~CodePage() {
    if (converter_ != reinterpret_cast<void*>(-1)) iconv_close(converter_);
}

std::string CodePage::decode(std::string_view bytes) const {
    std::string out;
    if (std::ranges::all_of(bytes, [](char c) { return static_cast<unsigned char>(c) < 0x80; }) ||
        converter_ == reinterpret_cast<void*>(-1))
        return std::string(bytes);
    iconv(converter_, nullptr, nullptr, nullptr, nullptr);
    std::string input(bytes);
    char* in = input.data();
    std::size_t left = input.size();
    while (left > 0) {
        std::array<char, 1024> buffer;
        char* to = buffer.data();
        std::size_t room = buffer.size();
        const bool failed = iconv(converter_, &in, &left, &to, &room) == static_cast<std::size_t>(-1);
        out.append(buffer.data(), to);
        if (failed && room >= 8) {  // not for want of room: a byte that the code page does not have
            append_utf8(out, 0xFFFD);
            ++in;
            --left;
        }
    }
    return out;
}

}  // namespace graadmeter
