// SPDX-License-Identifier: EUPL-1.2
// What is asked of Excel (or of the stand-in host), and of the system that it runs on.
#pragma once

#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "addin/value.h"
#include "addin/xll/abi.h"

namespace graadmeter::xll {

class Excel {
public:
    // Not there when the program that loaded us is no host of add-ins.
    [[nodiscard]] static std::optional<Excel> find();

    // Asks, and gives back to Excel what it made. #WAARDE! when Excel refuses.
    addin::Scalar ask(Request request, const std::vector<addin::Result>& arguments) const;

private:
    explicit Excel(Callback callback) : callback_(callback) {}
    Callback callback_;
};

// system_posix.cpp, system_windows.cpp:
[[nodiscard]] Callback find_callback();                                    // null when there is none
[[nodiscard]] std::optional<std::filesystem::path> ask_for_data_file();    // a window to choose in; nothing when it was closed
void tell(const std::string& text);                                        // a window with an OK button

}  // namespace graadmeter::xll
