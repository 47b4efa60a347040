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
#include <filesystem>
#include <fstream>
#include <iterator>
#include <latch>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "excel.h"
#include "host_system.h"

namespace host {
namespace {

namespace fs = std::filesystem;
std::atomic<int> failures = 0;
std::mutex printing;

void fail(const std::string& what) {
    if (++failures > 40) return;
    const std::lock_guard lock(printing);
    std::printf("FOUT: %s\n", what.c_str());
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
    for (const auto& [id, one] : excel.registered) {
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
    excel.module_name = file.u16string();
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
        check(excel.registered.size() == 16, "15 functies en een opdracht: " + std::to_string(excel.registered.size()));
        check(excel.menu_there, "het menu");
        if (round == 0) {
            std::latch called(1);
            calculator = std::jthread([&] {
                Made make;
                check(xll.call("gmRegio", {make.text(u"GM0988")}) == "\"Weert\"", "op een andere thread");
                called.count_down();
                unloaded.wait();
            });
            called.wait();
            check(open() == 1 && excel.registered.size() == 16, "twee keer openen");
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
        check(excel.registered.empty() && !excel.menu_there, "alles uitgeschreven");
        check(excel.strings_given == 0, "teksten van Excel niet teruggegeven");
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

void check(bool fine, const std::string& what) {
    if (!fine) fail(what);
}

int main_of(int argc, const std::vector<fs::path>& arguments) { return run(argc, arguments); }

}  // namespace host
