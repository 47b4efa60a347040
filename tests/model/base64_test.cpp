// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <utility>

#include "model/base64.h"

using namespace graadmeter;

TEST_CASE("base64 gives the examples of RFC 4648, there and back") {
    for (const auto& [plain, coded] : {std::pair("", ""), std::pair("f", "Zg=="), std::pair("fo", "Zm8="), std::pair("foo", "Zm9v"),
                                       std::pair("foob", "Zm9vYg=="), std::pair("fooba", "Zm9vYmE="), std::pair("foobar", "Zm9vYmFy")}) {
        CHECK(base64(plain) == coded);
        CHECK(from_base64(coded) == std::string(plain));
    }
    std::string all;
    for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
    CHECK(from_base64(base64(all)) == all);
    CHECK(base64("\xFB\xEF\xFF") == "++//");
}

TEST_CASE("what no encoder writes is no base64") {
    for (const char* wrong : {"Zg=", "Zg", "Z", "Zm9v\n", "Zm9 ", "Zh==", "Zm9=", "====", "Z===", "Zg==Zg==", "-_-_"}) CHECK_FALSE(from_base64(wrong));
}
