// SPDX-License-Identifier: EUPL-1.2
#include "addin/xll/excel.h"

#include <deque>

#include "addin/xll/marshal.h"

namespace graadmeter::xll {

std::optional<Excel> Excel::find() {
    const Callback callback = find_callback();
    return callback ? std::optional(Excel(callback)) : std::nullopt;
}

addin::Scalar Excel::ask(Request request, const std::vector<addin::Result>& arguments) const {
    std::deque<Answer12> made;
    std::vector<Oper12*> pointers;
    for (const addin::Result& argument : arguments) pointers.push_back(&made.emplace_back(argument));
    Oper12 result{};
    result.type = kNil;
    if (callback_(request, static_cast<int>(pointers.size()), pointers.data(), &result) != kSuccess) return addin::Error::value;
    addin::Scalar answer = Oper12Argument(result).at(0);
    Oper12* to_free = &result;
    callback_(kFree, 1, &to_free, nullptr);
    return answer;
}

}  // namespace graadmeter::xll
