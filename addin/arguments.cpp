// SPDX-License-Identifier: EUPL-1.2
#include "addin/arguments.h"

#include <cmath>

#include "model/dutch_number.h"
#include "model/text.h"

namespace graadmeter::addin {
namespace {

bool is_blank(const Scalar& value) {
    const auto* text = std::get_if<std::string>(&value);
    return std::holds_alternative<Empty>(value) || (text && trimmed(*text).empty());
}

void throw_if_error(const Scalar& value) {
    if (const auto* error = std::get_if<Error>(&value)) throw CellError{*error};
}

// What `read` makes of a value that must be there.
template <class Read>
auto required(Read read, const Scalar& value) {
    auto result = read(value);
    if (!result) throw CellError{Error::value};
    return *std::move(result);
}

bool no_number(const Scalar& value) {
    const auto* text = std::get_if<std::string>(&value);
    return text && !parse_number(*text);
}

bool no_period(const Scalar& value) {
    const auto* text = std::get_if<std::string>(&value);
    return text && !parse_period(*text);
}

}  // namespace

std::optional<std::string> text_of(const Scalar& value) {
    throw_if_error(value);
    if (is_blank(value)) return {};
    if (const auto* number = std::get_if<double>(&value)) return plain_number(*number);
    if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "WAAR" : "ONWAAR";
    return std::string(trimmed(std::get<std::string>(value)));
}

std::optional<double> number_of(const Scalar& value) {
    throw_if_error(value);
    if (is_blank(value)) return {};
    if (const auto* number = std::get_if<double>(&value)) {
        if (!std::isfinite(*number)) throw CellError{Error::number};
        return *number;
    }
    const auto* text = std::get_if<std::string>(&value);
    const auto reading = text ? parse_number(*text) : std::nullopt;
    if (!reading || reading->with_suffix) throw CellError{Error::value};   // "9,53 (R)": a person must say what counts
    return reading->value;
}

std::optional<Period> period_of(const Scalar& value) {
    throw_if_error(value);
    if (is_blank(value)) return {};
    std::optional<Period> period;
    if (const auto* number = std::get_if<double>(&value)) {
        period = period_from_number(*number);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
        if (const auto reading = parse_period(*text)) period = reading->period;
    } else {
        throw CellError{Error::value};
    }
    if (!period) throw CellError{Error::number};
    return period;
}

std::string required_text(const Scalar& value) { return required(text_of, value); }
double required_number(const Scalar& value) { return required(number_of, value); }
Period required_period(const Scalar& value) { return required(period_of, value); }

std::vector<Measured> measurements(const Argument* periods, const Argument* values) {
    if (!periods || !values || periods->size() != values->size()) throw CellError{Error::value};
    std::vector<Measured> result;
    for (std::size_t i = 0; i < periods->size(); ++i) {
        const Scalar when = periods->at(i), how_much = values->at(i);
        if (i == 0 && no_period(when) && no_number(how_much)) continue;
        if (how_much == Scalar(Error::not_available)) continue;
        const auto period = period_of(when);
        const auto value = number_of(how_much);
        if (!period || !value) continue;
        if (result.size() == kMostMeasured) throw CellError{Error::number};
        result.push_back({*period, *value});
    }
    return result;
}

}  // namespace graadmeter::addin
