// SPDX-License-Identifier: EUPL-1.2
// The add-in as Excel sees it: what it loads, calls and unloads. What may go wrong ends here.
#include <array>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <span>
#include <string>
#include <vector>

#include "addin/call.h"
#include "addin/chosen.h"
#include "addin/function_table.h"
#include "addin/xll/abi.h"
#include "addin/xll/excel.h"
#include "addin/xll/marshal.h"
#include "model/date.h"
#include "model/error.h"
#include "model/path_text.h"

namespace graadmeter::xll {
namespace {

using addin::Empty;
using addin::Function;
using addin::Result;
using addin::Scalar;

constexpr const char* kTitle = "Graadmeter";
constexpr const char* kCommandSymbol = "gmGegevensKiezen";
constexpr const char* kCommandName = "GRAADMETER.GEGEVENS.KIEZEN";
constexpr double kSheetMenuBar = 1, kFunctionMacro = 1, kCommandMacro = 2;   // numbers of xlfAddMenu and xlfRegister

// Everything that lives from loading to unloading. No threads of our own, nothing that is thread_local: both outlive an add-in that is
// unloaded.
class AddIn {
public:
    // A call may come before opening and, when somebody cancels the closing of Excel, after it.
    std::shared_ptr<addin::Session> session() {
        {
            const std::shared_lock lock(guard_);
            if (session_) return session_;
        }
        const std::unique_lock lock(guard_);
        if (!session_) session_ = std::make_shared<addin::Session>(addin::chosen, file_, today);
        return session_;
    }

    bool open() {
        const auto excel = Excel::find();
        if (!excel) return false;
        close();
        const Scalar name = excel->ask(kGetName, {});
        if (const auto* text = std::get_if<std::string>(&name)) file_ = path_of(*text);
        for (const Function& function : addin::functions()) register_function(*excel, name, function);
        registered_.push_back({kCommandName, excel->ask(kRegister, {name, text(kCommandSymbol), text("J"), text(kCommandName), text(""), kCommandMacro})});
        excel->ask(kAddMenu, {kSheetMenuBar, menu()});
        return true;
    }

    void close() {
        if (const auto excel = Excel::find(); excel && !registered_.empty()) {
            excel->ask(kDeleteMenu, {kSheetMenuBar, text(kTitle)});
            for (const Registered& one : registered_) {
                excel->ask(kSetName, {text(one.name)});
                if (std::holds_alternative<double>(one.id)) excel->ask(kUnregister, {one.id});
            }
        }
        registered_.clear();
        const std::unique_lock lock(guard_);
        session_.reset();
    }

    // The command of the menu.
    void choose_data() {
        const auto file = ask_for_data_file();
        if (!file) return;
        addin::keep_choice(*file);
        const auto now = session();
        now->store.look_again();
        const auto data = now->store.current();
        const std::string problem = now->store.problem();
        tell(problem.empty() ? "Gelezen: " + data->summary + ".\n\nDruk op Ctrl+Alt+F9 om alle formules opnieuw te berekenen." : problem);
    }

private:
    struct Registered {
        std::string name;
        Scalar id;
    };

    static Scalar text(std::string_view words) { return std::string(words); }

    // XLOPER12 values in and out (Q), for any thread ($), not volatile.
    void register_function(const Excel& excel, const Scalar& file, const Function& function) {
        std::vector<Result> arguments{file,
                                      text(function.symbol),
                                      text(std::string(function.count + 1, 'Q') + "$"),
                                      text(function.name),
                                      text(addin::parameter_names(function, ",")),
                                      kFunctionMacro,
                                      text(addin::kCategory),
                                      text(""),
                                      text(""),
                                      text(function.help)};
        for (const addin::Parameter& parameter : function.takes()) arguments.push_back(text(parameter.help));
        arguments.push_back(text(""));   // Excel cuts a character or two off the last one
        registered_.push_back({std::string(function.name), excel.ask(kRegister, arguments)});
    }

    // xlfAddMenu: the menu's name; below it each command with the macro behind it. Excel shows it on the tab Invoegtoepassingen.
    static addin::Table menu() {
        return {2, 2, {text(kTitle), text(""), text("Gegevens kiezen ..."), text(kCommandName)}};
    }

    std::shared_mutex guard_;   // of session_; the rest belongs to Excel's main thread
    std::shared_ptr<addin::Session> session_;
    std::filesystem::path file_;
    std::vector<Registered> registered_;
};

AddIn& add_in() {
    static AddIn one;
    return one;
}

Oper12* error(addin::Error code) noexcept { return give(Scalar(code)); }

template <std::size_t count>
Oper12* enter(const Function& function, const std::array<Oper12*, count>& given) noexcept {
    try {
        std::array<std::optional<Oper12Argument>, count> arguments;
        std::array<const addin::Argument*, count> pointers{};
        for (std::size_t i = 0; i < count; ++i) {
            if (given[i] && !is_missing(*given[i])) pointers[i] = &arguments[i].emplace(*given[i]);
        }
        const auto session = add_in().session();
        return give(addin::call(function, pointers, *session));
    } catch (const std::exception&) {
        return error(addin::Error::value);
    }
}

// What a person must know of a command that did not succeed; nothing is thrown into Excel.
template <class Action>
int run(Action action) noexcept {
    try {
        action();
        return 1;
    } catch (const FileError& failure) {
        tell(std::string(failure.what()) + " " + failure.remedy());
    } catch (const std::exception& failure) {
        tell("Dit is niet gelukt: " + std::string(failure.what()));
    }
    return 0;
}

}  // namespace
}  // namespace graadmeter::xll

using namespace graadmeter;
using graadmeter::xll::Oper12;

GRAADMETER_EXPORT int GRAADMETER_XL_CALL xlAutoOpen() {
    bool opened = false;
    return xll::run([&] { opened = xll::add_in().open(); }) != 0 && opened ? 1 : 0;
}

GRAADMETER_EXPORT int GRAADMETER_XL_CALL xlAutoClose() {
    (void)xll::run([] { xll::add_in().close(); });
    return 1;
}

GRAADMETER_EXPORT void GRAADMETER_XL_CALL xlAutoFree12(Oper12* given) { xll::take_back(given); }

// The name in Excel's list of add-ins.
GRAADMETER_EXPORT Oper12* GRAADMETER_XL_CALL xlAddInManagerInfo12(Oper12* action) {
    const bool asks_name = action && xll::Oper12Argument(*action).at(0) == addin::Scalar(1.0);
    return asks_name ? xll::give(addin::Scalar(std::string(xll::kTitle))) : xll::error(addin::Error::value);
}

GRAADMETER_EXPORT int GRAADMETER_XL_CALL gmGegevensKiezen() { return xll::run([] { xll::add_in().choose_data(); }); }

// For a host that wants to know whether it gave everything back.
GRAADMETER_EXPORT int GRAADMETER_XL_CALL graadmeterUnreturned() { return static_cast<int>(xll::Answer12::living()); }

#define GRAADMETER_VALUE Oper12
#define UNWRAPPED(...) __VA_ARGS__
#define ENTRY(symbol, count, parameters, arguments)                                                                    \
    GRAADMETER_EXPORT Oper12* GRAADMETER_XL_CALL symbol parameters {                                                   \
        static const addin::Function& function = addin::function_called(#symbol, count);                               \
        return xll::enter<count>(function, std::array<Oper12*, count> UNWRAPPED arguments);                            \
    }
#include "addin/xll/entry_points.inc"
