// SPDX-License-Identifier: EUPL-1.2
// A stand-in for Excel: loads graadmeter.xll, lets it register, and calls every function with every kind of argument, from many
// threads. What it cannot show is how Excel itself behaves; what it shows is that the add-in keeps to Excel's C interface: layout,
// who frees what, no exception and no crash across the border.
//
// host XLL DATA CALLS THREADS [ROWS]: DATA is tests/data/addin; CALLS in all over THREADS threads; with ROWS it makes a package of so
// many observations, and prints how many WAARDE a thread answers in a second (nothing is asked of that number).
// Exit code 0 when all is well, 1 with what was wrong on standard output.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <latch>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "host_system.h"

namespace host {
namespace {

namespace fs = std::filesystem;
using graadmeter::xll::Character;
using graadmeter::xll::Oper12;
namespace x = graadmeter::xll;

std::atomic<int> failures = 0;
std::mutex printing;

void fail(const std::string& what) {
    if (++failures > 40) return;
    const std::lock_guard lock(printing);
    std::printf("FOUT: %s\n", what.c_str());
}
void check(bool fine, const std::string& what) {
    if (!fine) fail(what);
}

// --- values as Excel makes them ------------------------------------------------------------------------------------------------

// Owns what its operands point to.
class Made {
public:
    Oper12* number(double value) { return &put(x::kNumber, [&](Oper12& o) { o.value.number = value; }); }
    Oper12* integer(int value) { return &put(x::kInteger, [&](Oper12& o) { o.value.integer = value; }); }
    Oper12* boolean(bool value) { return &put(x::kBoolean, [&](Oper12& o) { o.value.boolean = value ? 1 : 0; }); }
    Oper12* error(int code) { return &put(x::kErrorType, [&](Oper12& o) { o.value.error = code; }); }
    Oper12* missing() { return &put(x::kMissing, [](Oper12&) {}); }
    Oper12* nil() { return &put(x::kNil, [](Oper12&) {}); }
    Oper12* text(const std::u16string& units) {
        auto counted = std::make_unique<Character[]>(units.size() + 1);
        counted[0] = static_cast<Character>(units.size());
        std::copy(units.begin(), units.end(), counted.get() + 1);
        Character* pointer = counted.get();
        texts_.push_back(std::move(counted));
        return &put(x::kString, [&](Oper12& o) { o.value.string = pointer; });
    }
    Oper12* reference() { return &put(x::kSheetReference, [](Oper12& o) { o.value.reference = {1, {0, 9, 0, 0}}; }); }
    Oper12* array(int rows, int columns, const std::vector<Oper12*>& cells) {
        auto block = std::make_unique<Oper12[]>(cells.size());
        for (std::size_t i = 0; i < cells.size(); ++i) block[i] = *cells[i];
        Oper12* pointer = block.get();
        arrays_.push_back(std::move(block));
        return &put(x::kMulti, [&](Oper12& o) { o.value.array = {pointer, rows, columns}; });
    }

private:
    Oper12& put(std::uint32_t type, const std::function<void(Oper12&)>& set) {
        auto oper = std::make_unique<Oper12>();
        std::memset(oper.get(), 0xCD, sizeof(Oper12));   // what the type does not promise is rubbish, as from Excel
        oper->type = type;
        set(*oper);
        opers_.push_back(std::move(oper));
        return *opers_.back();
    }
    std::vector<std::unique_ptr<Oper12>> opers_;
    std::vector<std::unique_ptr<Character[]>> texts_;
    std::vector<std::unique_ptr<Oper12[]>> arrays_;
};

std::string narrow(const Character* counted) {
    std::string text;
    for (int i = 1; i <= counted[0]; ++i) text += counted[i] < 0x80 ? static_cast<char>(counted[i]) : '?';
    return text;
}

std::string shown(const Oper12& oper) {
    switch (oper.type & x::kTypeMask) {
        case x::kNumber: {
            char text[64];
            std::snprintf(text, sizeof text, "%.6g", oper.value.number);
            return text;
        }
        case x::kString: return "\"" + narrow(oper.value.string) + "\"";
        case x::kBoolean: return oper.value.boolean ? "WAAR" : "ONWAAR";
        case x::kErrorType: return "#" + std::to_string(oper.value.error);
        case x::kMulti: {
            std::string text = "{";
            for (int i = 0; i < oper.value.array.rows * oper.value.array.columns; ++i)
                text += (i == 0 ? "" : i % oper.value.array.columns == 0 ? "; " : ", ") + shown(oper.value.array.cells[i]);
            return text + "}";
        }
        case x::kNil: return "leeg";
        default: return "?" + std::to_string(oper.type);
    }
}

// --- the callback --------------------------------------------------------------------------------------------------------------

struct Registered {
    std::string symbol, type, name;
    std::size_t arguments = 0;
    double kind = 0;
};
std::map<double, Registered> registered;   // by id
double next_id = 100;
std::u16string module_name;
std::atomic<int> strings_given = 0;
bool menu_there = false;

int register_function(int count, Oper12** arguments, Oper12* result) {
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
    result->value.number = next_id;
    registered.emplace(next_id++, one);
    return x::kSuccess;
}

int answer(int request, int count, Oper12** arguments, Oper12* result) {
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

// --- calling -------------------------------------------------------------------------------------------------------------------

using Arguments = std::vector<Oper12*>;

class Xll {
public:
    explicit Xll(const fs::path& file) : library_(file) {
        free_ = library_.function<void (*)(Oper12*)>("xlAutoFree12");
    }
    template <class Function>
    Function function(const char* symbol) const { return library_.function<Function>(symbol); }

    // Calls, shows the answer and gives it back.
    std::string call(const std::string& symbol, const Arguments& arguments) const {
        Oper12* answer = raw(symbol, arguments);
        if (!answer) return "niets";
        std::string text = shown(*answer);
        if (answer->type & x::kFreedByUs) free_(answer);
        return text;
    }
    Oper12* raw(const std::string& symbol, const Arguments& a) const {
        switch (a.size()) {
            case 0: return function<Oper12* (*)()>(symbol.c_str())();
            case 1: return function<Oper12* (*)(Oper12*)>(symbol.c_str())(a[0]);
            case 2: return function<Oper12* (*)(Oper12*, Oper12*)>(symbol.c_str())(a[0], a[1]);
            case 3: return function<Oper12* (*)(Oper12*, Oper12*, Oper12*)>(symbol.c_str())(a[0], a[1], a[2]);
            default: return function<Oper12* (*)(Oper12*, Oper12*, Oper12*, Oper12*)>(symbol.c_str())(a[0], a[1], a[2], a[3]);
        }
    }
    void give_back(Oper12* answer) const { free_(answer); }

private:
    Library library_;
    void (*free_)(Oper12*) = nullptr;
};

struct Case {
    std::string symbol;
    Arguments arguments;
    std::string expected;
};

// The answers of tests/data/addin, by hand.
std::vector<Case> cases(Made& make) {
    const auto t = [&](const char16_t* text) { return make.text(text); };
    const auto n = [&](double value) { return make.number(value); };
    Oper12 *a1 = t(u"A-1"), *home = t(u"GM0000"), *missing = make.missing(), *nil = make.nil();
    const auto column = [&](const std::vector<double>& values) {
        std::vector<Oper12*> cells;
        for (const double value : values) cells.push_back(n(value));
        return make.array(static_cast<int>(cells.size()), 1, cells);
    };
    Oper12* years = column({2019, 2020, 2021, 2022, 2023});
    Oper12* rising = column({1, 2, 3, 4, 5.5});
    return {{"gmWaarde", {a1, home, n(2024), missing}, "33"},
            {"gmWaarde", {a1, home, make.integer(2024), nil}, "33"},
            {"gmWaarde", {t(u"voelt zich gezond"), t(u"Gemeente Weert"), t(u"2024"), missing}, "36.5"},
            {"gmWaarde", {a1, home, n(2024), t(u"65 jaar en ouder")}, "40.125"},
            {"gmWaarde", {a1, home, n(2019), missing}, "#42"},
            {"gmWaarde", {a1, home, make.boolean(true), missing}, "#15"},
            {"gmWaarde", {a1, home, make.reference(), missing}, "#15"},
            {"gmWaarde", {a1, home, make.error(7), missing}, "#7"},
            {"gmWaarde", {a1, home, missing, missing}, "#15"},
            {"gmWaarde", {a1, make.array(1, 2, {home, t(u"NL00")}), n(2024), missing}, "{33, 35.5}"},
            {"gmReeks", {t(u"A-2"), home, missing}, "{\"2023/24\", 9.5; \"2024-Q3\", #42}"},
            {"gmNorm", {a1, n(33)}, "\"groen\""},
            {"gmNorm", {a1, t(u"37,5")}, "\"groen\""},
            {"gmNorm", {t(u"A-2"), n(33)}, "\"geen norm\""},
            {"gmDoelbereik", {a1, n(33), n(2024)}, "0.5"},
            {"gmStreefwaarde", {a1, n(2026)}, "36"},
            {"gmTrend", {years, rising, missing}, "{1, 0.0166667, \"stijgt, significant\"}"},
            {"gmTrend", {years, rising, t(u"helling")}, "1"},
            {"gmSignaal", {a1, years, rising}, "\"verbetert\""},
            {"gmTempo", {a1, column({2020, 2022, 2024}), column({30, 31, 33}), missing}, "{1, 0.75, \"deels op koers\"}"},
            {"gmVerschil", {a1, n(47.5), n(45)}, "\"+2,5 %-punt\""},
            {"gmRegio", {t(u"Weert")}, "\"GM0988\""},
            {"gmRegio", {t(u"GM1900")}, "\"S?dwest-Frysl?n\""},   // narrow() shows letters with accents so
            {"gmIndicator", {a1, missing}, "\"Voelt zich gezond\""},
            {"gmIndicator", {a1, t(u"eenheid")}, "\"%\""},
            {"gmControleer", {a1, n(47.5), n(2025)}, "\"\""},
            {"gmControleer", {a1, n(147.5), n(2025)}, "\"W04: De waarde 147,5 kan niet bij 'Voelt zich gezond (A-1)'. Dit cijfer is nooit kleiner dan 0. Dit cijfer is nooit groter dan 100.\""},
            {"gmBsncontrole", {make.array(2, 2, {n(111222333), t(u"123456782"), n(5), nil})}, "2"},
            {"gmInvloed", {a1, missing}, "#42"}};
}

std::vector<Oper12*> kinds(Made& make) {
    std::vector<Oper12*> all{make.missing(), make.nil(), make.number(0), make.number(-1), make.number(2024), make.number(1e308), make.number(NAN),
                             make.number(INFINITY), make.integer(7), make.boolean(true), make.boolean(false), make.text(u""), make.text(u" "),
                             make.text(u"A-1"), make.text(u"12,5"), make.text(u"\xD83D\xDE00"), make.text(u"\xD800 half"), make.text(std::u16string(32767, u'x')),
                             make.reference(), make.error(99)};
    for (const int code : {0, 7, 15, 23, 29, 36, 42, 43}) all.push_back(make.error(code));
    all.push_back(make.array(2, 3, {make.number(2020), make.text(u"A-1"), make.nil(), make.error(7), make.boolean(true), make.number(3)}));
    return all;
}

void call_everything(const Xll& xll) {
    Made make;
    const auto all = kinds(make);
    std::size_t calls = 0;
    for (const auto& [id, one] : registered) {
        if (one.kind != 1) continue;
        for (std::size_t place = 0; place < std::max<std::size_t>(one.arguments, 1); ++place) {
            for (Oper12* kind : all) {
                for (Oper12* other : {make.missing(), make.text(u"A-1"), make.number(2024)}) {
                    Arguments arguments(one.arguments, other);
                    if (place < one.arguments) arguments[place] = kind;
                    const std::string answer = xll.call(one.symbol, arguments);
                    check(!answer.empty() && answer[0] != '?' && answer != "niets", one.name + " antwoordt " + answer);
                    ++calls;
                }
            }
        }
    }
    std::printf("elke functie met elk soort argument: %zu aanroepen\n", calls);
}

void call_from_threads(const Xll& xll, long calls, int threads) {
    const auto begin = std::chrono::steady_clock::now();
    std::atomic<long> made = 0;
    {
        std::vector<std::jthread> running;
        for (int thread = 0; thread < threads; ++thread) {
            running.emplace_back([&, thread] {
                Made make;
                const auto all = cases(make);
                for (long i = 0; i < calls / threads; ++i) {
                    const Case& one = all[static_cast<std::size_t>(i + thread * 7) % all.size()];
                    const std::string answer = xll.call(one.symbol, one.arguments);
                    if (answer != one.expected) fail(one.symbol + " gaf " + answer + " in plaats van " + one.expected);
                    ++made;
                }
            });
        }
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    std::printf("%ld aanroepen over %d threads in %.1f s\n", made.load(), threads, seconds);
}

// --- speed ---------------------------------------------------------------------------------------------------------------------

constexpr int kYears = 10;

std::string neighbourhood(long number) {
    const std::string digits = std::to_string(number);
    return "BU" + std::string(8 - std::min<std::size_t>(8, digits.size()), '0') + digits;
}

fs::path big_package(const fs::path& folder, long rows) {
    fs::create_directories(folder);
    const fs::path file = folder / "waarnemingen.csv";
    std::ofstream out(file, std::ios::binary);
    out << "indicator,regio,periode,groep,waarde,eenheid,status,bron,bestand,blad,cel\n";
    for (long i = 0; i < rows; ++i) {
        out << "A-1," << neighbourhood(i / kYears) << "," << 2010 + i % kYears << ",," << static_cast<double>(i) / 4 << ",%,normaal,lang,b.xlsx,Blad1,B2\n";
    }
    return file;
}

void measure(const Xll& xll, long rows) {
    Made make;
    std::vector<Oper12*> regions, years;
    for (long i = 0; i < rows / kYears; i += std::max(1L, rows / kYears / 1000)) {
        const std::string narrow_region = neighbourhood(i);
        regions.push_back(make.text({narrow_region.begin(), narrow_region.end()}));
    }
    for (int year = 2010; year < 2010 + kYears; ++year) years.push_back(make.number(year));
    Oper12 *indicator = make.text(u"A-1"), *missing = make.missing();
    const auto waarde = xll.function<Oper12* (*)(Oper12*, Oper12*, Oper12*, Oper12*)>("gmWaarde");
    const auto read = std::chrono::steady_clock::now();
    xll.give_back(waarde(indicator, regions[0], years[0], missing));
    const double reading = std::chrono::duration<double>(std::chrono::steady_clock::now() - read).count();
    constexpr long kCalls = 400'000;
    long found = 0;
    const auto begin = std::chrono::steady_clock::now();
    for (long i = 0; i < kCalls; ++i) {
        Oper12* answer = waarde(indicator, regions[static_cast<std::size_t>(i * 7) % regions.size()], years[static_cast<std::size_t>(i) % years.size()], missing);
        found += (answer->type & x::kTypeMask) == x::kNumber ? 1 : 0;
        xll.give_back(answer);
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    check(found == kCalls, "WAARDE vond " + std::to_string(found) + " van " + std::to_string(kCalls));
    std::printf("%ld waarnemingen gelezen in %.2f s; %.0f WAARDE per seconde op een thread\n", rows, reading, kCalls / seconds);
}

int run(int argc, const std::vector<fs::path>& arguments) {
    if (argc < 5) {
        std::printf("gebruik: host XLL DATA AANROEPEN THREADS [RIJEN]\n");
        return 2;
    }
    const fs::path file = fs::absolute(arguments[1]);
    const long calls = std::strtol(arguments[3].string().c_str(), nullptr, 10), rows = argc > 5 ? std::strtol(arguments[5].string().c_str(), nullptr, 10) : 0;
    const int threads = static_cast<int>(std::strtol(arguments[4].string().c_str(), nullptr, 10));
    module_name = file.u16string();
    const fs::path work = fs::temp_directory_path() / ("graadmeter-host-" + std::to_string(process_id()));
    set_environment("GRAADMETER_GEGEVENS", arguments[2] / "pakket");
    set_environment("GRAADMETER_PAD", arguments[2]);

    std::latch unloaded(1);
    std::jthread calculator;                    // lives longer than the add-in that it called, as Excel's own threads do
    for (int round = 0; round < 3; ++round) {   // load, unload, load again
        const Xll xll(file);
        const auto open = xll.function<int (*)()>("xlAutoOpen"), close = xll.function<int (*)()>("xlAutoClose");
        const auto unreturned = xll.function<int (*)()>("graadmeterUnreturned");
        check(open() == 1, "xlAutoOpen");
        check(registered.size() == 16, "15 functies en een opdracht: " + std::to_string(registered.size()));
        check(menu_there, "het menu");
        if (round == 0) {
            std::latch called(1);
            calculator = std::jthread([&] {
                Made make;
                check(xll.call("gmRegio", {make.text(u"GM0988")}) == "\"Weert\"", "op een andere thread");
                called.count_down();
                unloaded.wait();
            });
            called.wait();
            check(open() == 1 && registered.size() == 16, "twee keer openen");
            call_everything(xll);
            call_from_threads(xll, calls, threads);
            Made make;
            check(xll.call("xlAddInManagerInfo12", {make.number(1)}) == "\"Graadmeter\"", "de naam in de lijst van invoegtoepassingen");
            check(xll.call("xlAddInManagerInfo12", {make.number(2)}) == "#15", "een vraag die Excel niet stelt");
            check(xll.call("gmVersie", {}).find("catalogus: voorbeeldstad") != std::string::npos, "VERSIE");
        } else if (round == 1 && rows > 0) {
            set_environment("GRAADMETER_GEGEVENS", big_package(work, rows));
            measure(xll, rows);
            set_environment("GRAADMETER_GEGEVENS", arguments[2] / "pakket");
        } else {
            Made make;
            for (const Case& one : cases(make)) check(xll.call(one.symbol, one.arguments) == one.expected, one.symbol + " in ronde " + std::to_string(round));
        }
        check(unreturned() == 0, std::to_string(unreturned()) + " antwoorden niet teruggegeven");
        check(close() == 1 && close() == 1, "xlAutoClose");
        check(registered.empty() && !menu_there, "alles uitgeschreven");
        check(strings_given == 0, "teksten van Excel niet teruggegeven");
        // Who cancels the closing of Excel still has his functions.
        Made make;
        check(xll.call("gmRegio", {make.text(u"Weert")}) == "\"GM0988\"", "na het sluiten");
        check(close() == 1, "xlAutoClose");
    }
    unloaded.count_down();
    calculator.join();
    std::error_code error;
    fs::remove_all(work, error);
    std::printf(failures == 0 ? "alles goed\n" : "%d fouten\n", failures.load());
    return failures == 0 ? 0 : 1;
}

}  // namespace

int main_of(int argc, const std::vector<fs::path>& arguments) { return run(argc, arguments); }

}  // namespace host

// Excel's own export; the result comes last.
GRAADMETER_EXPORT int GRAADMETER_XL_CALL MdCallBack12(int request, int count, graadmeter::xll::Oper12** arguments, graadmeter::xll::Oper12* result) {
    return host::answer(request, count, arguments, result);
}
