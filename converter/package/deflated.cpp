// SPDX-License-Identifier: EUPL-1.2
#include "package/deflated.h"

#include <zlib.h>

#include <new>

#include "model/error.h"

namespace graadmeter {

std::string deflated(std::string_view bytes) {
    uLongf size = compressBound(static_cast<uLong>(bytes.size()));
    std::string result(size, '\0');
    const int outcome = compress2(reinterpret_cast<Bytef*>(result.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uLong>(bytes.size()), Z_BEST_SPEED);
    if (outcome == Z_MEM_ERROR) throw std::bad_alloc();
    if (outcome != Z_OK) throw Bug("compress2");
    result.resize(size);
    result.shrink_to_fit();
    return result;
}

std::string inflated(std::string_view deflated, std::size_t size) {
    std::string result(size, '\0');
    uLongf got = static_cast<uLongf>(size);
    const int outcome = uncompress(reinterpret_cast<Bytef*>(result.data()), &got, reinterpret_cast<const Bytef*>(deflated.data()), static_cast<uLong>(deflated.size()));
    if (outcome == Z_MEM_ERROR) throw std::bad_alloc();
    if (outcome != Z_OK || got != size) throw Bug("uncompress");
    return result;
}

}  // namespace graadmeter
