// SPDX-License-Identifier: EUPL-1.2
#include "validation/personal_columns.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <string>

#include "model/text.h"

namespace graadmeter {
namespace {

constexpr std::size_t kLongestHeading = 60;   // bytes
constexpr std::size_t kLongestValue = 120;

bool digit(char c) { return c >= '0' && c <= '9'; }

std::string digits_of(std::string_view text) {
    std::string result;
    for (const char c : text)
        if (digit(c)) result += c;
    return result;
}

// The nine digits of a cell that holds nothing else; Excel drops the zero that some numbers begin with. "" when it does not.
std::string nine_digits(const Cell& cell) {
    if (cell.type == CellType::number) {
        if (!(cell.number >= 1e7 && cell.number < 1e9) || cell.is_date || cell.number != std::floor(cell.number)) return "";
        const std::string digits = std::to_string(static_cast<long>(cell.number));
        return std::string(9 - digits.size(), '0') + digits;
    }
    if (cell.type != CellType::text || cell.text.size() > 15) return "";
    if (std::any_of(cell.text.begin(), cell.text.end(), [](char c) { return !digit(c) && c != '.' && c != ' ' && c != '-'; })) return "";
    const std::string digits = digits_of(cell.text);
    return digits.size() == 9 ? digits : digits.size() == 8 ? "0" + digits : "";
}

bool is_text(const Cell& cell) { return cell.type == CellType::text && cell.text.size() <= kLongestValue && !trimmed(cell.text).empty(); }

bool name_like(const Cell& cell) { return is_text(cell) && std::none_of(cell.text.begin(), cell.text.end(), digit); }

bool date_like(const Cell& cell) {
    if (cell.type == CellType::number) return cell.is_date;
    const std::string digits = is_text(cell) ? digits_of(cell.text) : "";
    return digits.size() >= 6 && digits.size() <= 8 && cell.text.size() <= 12;
}

bool mail_like(const Cell& cell) {
    if (!is_text(cell)) return false;
    const auto at = cell.text.find('@');
    return at != std::string_view::npos && at > 0 && cell.text.find('.', at) != std::string_view::npos;
}

bool phone_like(const Cell& cell) {
    const auto digits = cell.type == CellType::number ? digits_of(std::to_string(static_cast<long long>(cell.number))) : is_text(cell) ? digits_of(cell.text) : "";
    return digits.size() >= 9 && digits.size() <= 13;
}

bool address_like(const Cell& cell) {
    return is_text(cell) && std::any_of(cell.text.begin(), cell.text.end(), [](char c) { return std::isalpha(static_cast<unsigned char>(c)); });
}

bool postcode_like(const Cell& cell) {   // 1234 AB: four digits alone are a neighbourhood
    if (!is_text(cell)) return false;
    std::string text;
    for (const char c : cell.text)
        if (c != ' ') text += c;
    return text.size() == 6 && std::all_of(text.begin(), text.begin() + 4, digit) && std::isalpha(static_cast<unsigned char>(text[4])) &&
           std::isalpha(static_cast<unsigned char>(text[5]));
}

bool account_like(const Cell& cell) {
    return is_text(cell) && cell.text.size() >= 15 && std::isalpha(static_cast<unsigned char>(cell.text[0])) && digits_of(cell.text).size() >= 10;
}

bool number_like(const Cell& cell) { return cell.type == CellType::number ? !cell.is_date : is_text(cell) && std::any_of(cell.text.begin(), cell.text.end(), digit); }

struct Kind {
    std::string_view name;
    bool sure;                       // a person's, whatever stands beside it
    bool (*fits)(const Cell&);
    std::array<std::string_view, 12> headings;   // folded; "*" at the end = begins with
};

constexpr std::array<Kind, 9> kKinds{{
    {"burgerservicenummers", true, is_service_number, {"bsn", "bsn *", "burgerservicenummer*", "burger service nummer*", "sofinummer*", "sofi nummer*"}},
    {"geboortedatums", true, date_like, {"geboortedatum*", "geboorte datum*", "geb datum*", "gebdatum*", "geb dat*", "gebdat*", "datum geboorte"}},
    {"namen van personen", true, name_like,
     {"achternaam*", "voornaam*", "voornamen", "voorletters*", "tussenvoegsel*", "familienaam", "clientnaam", "naam client*", "naam inwoner*",
      "naam kind*", "naam jeugdige*", "naam leerling*"}},
    {"cli\xC3\xABntnummers", true, number_like,
     {"clientnr*", "client nr*", "clientnummer*", "client nummer*", "clientid", "client id", "clientcode", "leerlingnummer*", "persoonsnummer*",
      "patientnummer*", "a nummer", "administratienummer"}},
    {"e-mailadressen", false, mail_like, {"email*", "e mail*", "mailadres*"}},
    {"adressen", false, address_like, {"adres", "woonadres", "straat*", "adres *"}},
    {"postcodes", false, postcode_like, {"postcode*"}},
    {"telefoonnummers", false, phone_like, {"telefoon*", "tel", "tel nr", "telnr", "mobiel*"}},
    {"rekeningnummers", false, account_like, {"iban*", "rekeningnummer*", "bankrekening*"}},
}};

bool heads(const Kind& kind, const std::string& folded_text) {
    return std::any_of(kind.headings.begin(), kind.headings.end(), [&](std::string_view heading) {
        if (heading.empty()) return false;
        return heading.back() == '*' ? folded_text.starts_with(heading.substr(0, heading.size() - 1)) : folded_text == heading;
    });
}

}  // namespace

bool passes_eleven_test(std::string_view text) {
    if (text.size() != 9 || !std::all_of(text.begin(), text.end(), digit)) return false;
    int sum = 0;
    for (int i = 0; i < 9; ++i) sum += (text[static_cast<std::size_t>(i)] - '0') * (i < 8 ? 9 - i : -1);
    return sum % 11 == 0 && text.find_first_not_of('0') != std::string_view::npos;
}

bool is_service_number(const Cell& cell) { return passes_eleven_test(nine_digits(cell)); }

void PersonalColumnFinder::take(const Cell& cell, bool may_head) {
    const auto column = cell.address.column;
    if (may_head && cell.type == CellType::text && cell.text.size() <= kLongestHeading && !(headings_.contains(column) && headings_[column].values > 0)) {
        const std::string text = folded(cell.text);
        const auto kind = std::find_if(kKinds.begin(), kKinds.end(), [&](const Kind& k) { return heads(k, text); });
        if (kind != kKinds.end()) {
            headings_[column] = {static_cast<int>(kind - kKinds.begin()), cell.address, 0, 0, cell.address.row};
            return;
        }
    }
    if (const auto found = headings_.find(column); found != headings_.end()) {
        auto& heading = found->second;
        ++heading.values;
        if (kKinds[static_cast<std::size_t>(heading.kind)].fits(cell)) ++heading.fitting, heading.last_row = cell.address.row;
    }
    if (cell.type != CellType::number && !(cell.type == CellType::text && cell.text.size() <= 15)) return;
    auto& numbers = numbers_[column];
    ++numbers.cells;
    const std::string digits = nine_digits(cell);
    if (digits.empty()) return;
    const std::uint64_t value = std::stoull(digits);
    if (numbers.nine_digits++ > 0) numbers.same = numbers.same && value == numbers.last;
    else numbers.first_row = cell.address.row;
    numbers.last = value;
    numbers.passing += passes_eleven_test(digits);
    numbers.last_row = cell.address.row;
}

void PersonalColumnFinder::finish(std::uint32_t sheet, std::vector<PersonalColumn>& service_numbers, std::vector<PersonalColumn>& personal) const {
    // By chance one number in eleven passes: ten of ten in a column without heading are no chance.
    constexpr std::uint64_t kFewest = 6;
    std::vector<std::pair<const Kind*, PersonalColumn>> found;
    bool sure = false;
    for (const auto& [column, heading] : headings_) {
        const Kind& kind = kKinds[static_cast<std::size_t>(heading.kind)];
        if (heading.fitting == 0 || 2 * heading.fitting < heading.values) continue;
        found.emplace_back(&kind, PersonalColumn{sheet, {heading.cell, {heading.last_row, column}}, kind.name, heading.fitting});
        sure = sure || kind.sure;
    }
    for (const auto& [column, numbers] : numbers_) {
        const bool headed = std::any_of(found.begin(), found.end(), [c = column](const auto& f) { return f.second.range.first.column == c; });
        if (headed || numbers.same || numbers.nine_digits < kFewest || numbers.passing * 10 < numbers.nine_digits * 9 || numbers.nine_digits * 2 < numbers.cells) continue;
        found.emplace_back(&kKinds[0], PersonalColumn{sheet, {{numbers.first_row, column}, {numbers.last_row, column}}, kKinds[0].name, numbers.passing});
        sure = true;
    }
    for (auto& [kind, column] : found) {
        if (!kind->sure && !sure) continue;
        (kind == &kKinds[0] ? service_numbers : personal).push_back(column);
    }
}

}  // namespace graadmeter
