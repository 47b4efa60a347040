// SPDX-License-Identifier: EUPL-1.2
#include "excel.h"

namespace host {

Excel excel;

int Excel::register_function(int count, Oper12** arguments, Oper12* result) {
    if (count < 10 && !(count == 6)) return x::kFailed;
    for (int i = 0; i < count; ++i)
        if ((arguments[i]->type & x::kTypeMask) == x::kString) check(arguments[i]->value.string[0] <= 255, "een tekst van meer dan 255 tekens bij het registreren");
    Registered one{narrow(arguments[1]->value.string), narrow(arguments[2]->value.string), narrow(arguments[3]->value.string), 0, arguments[5]->value.number};
    if (one.kind == 1) {
        const std::string names = narrow(arguments[4]->value.string);
        one.arguments = names.empty() ? 0 : static_cast<std::size_t>(std::count(names.begin(), names.end(), ',')) + 1;
        check(one.type == std::string(one.arguments + 1, 'Q') + "$", one.name + ": type " + one.type);
        check(static_cast<std::size_t>(count) == 10 + one.arguments + 1, one.name + ": een hulptekst voor elk argument en een lege");
        check(narrow(arguments[6]->value.string) == "Graadmeter", one.name + ": categorie");
    }
    result->type = x::kNumber;
    result->value.number = next_id_;
    registered.emplace(next_id_++, one);
    return x::kSuccess;
}

int Excel::answer(int request, int count, Oper12** arguments, Oper12* result) {
    switch (request) {
        case x::kGetName: {
            auto* text = new Character[module_name.size() + 1];   // Excel's own memory, given back by xlFree
            text[0] = static_cast<Character>(module_name.size());
            std::copy(module_name.begin(), module_name.end(), text + 1);
            result->type = x::kString | x::kFreedByExcel;
            result->value.string = text;
            ++strings_given;
            return x::kSuccess;
        }
        case x::kFree:
            for (int i = 0; i < count; ++i) {
                if ((arguments[i]->type & x::kFreedByExcel) == 0) continue;
                delete[] arguments[i]->value.string;
                arguments[i]->type = x::kNil;
                --strings_given;
            }
            return x::kSuccess;
        case x::kRegister: return register_function(count, arguments, result);
        case x::kUnregister: return registered.erase(arguments[0]->value.number) == 1 ? x::kSuccess : x::kFailed;
        case x::kSetName: return x::kSuccess;
        case x::kAddMenu: menu_there = true; return x::kSuccess;
        case x::kDeleteMenu: menu_there = false; return x::kSuccess;
        default: return x::kInvalidFunction;
    }
}

}  // namespace host

// Excel's own export; the result comes last.
GRAADMETER_EXPORT int GRAADMETER_XL_CALL MdCallBack12(int request, int count, host::Oper12** arguments, host::Oper12* result) {
    return host::excel.answer(request, count, arguments, result);
}
