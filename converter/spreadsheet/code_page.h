// SPDX-License-Identifier: EUPL-1.2
// Texts of BIFF5, in the workbook's code page, to UTF-8: by iconv, on Windows by the system.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace graadmeter {

class CodePage {
public:
    explicit CodePage(std::uint16_t number);  // an unknown one is read as Windows-1252
    ~CodePage();
    CodePage(const CodePage&) = delete;
    CodePage& operator=(const CodePage&) = delete;
    // A byte that the code page does not have becomes U+FFFD.
    [[nodiscard]] std::string decode(std::string_view bytes) const;

private:
    void* converter_;
};

}  // namespace graadmeter
