// SPDX-License-Identifier: EUPL-1.2
// The functions themselves, each as Dutch users call it. What they take and give stands in function_table.h.
//
// What is not there is #N/B, what cannot be read #WAARDE!, a period that is none #GETAL!; #VERW! says that no data or no catalogue was
// chosen, or that they cannot be read (VERSIE tells why). They throw CellError, and std::bad_alloc when memory is short.
#pragma once

#include "addin/arguments.h"
#include "addin/session.h"
#include "addin/value.h"

namespace graadmeter::addin {

// functions_figures.cpp: looked up in the data
[[nodiscard]] Result waarde(const Context&, const Inputs&);
[[nodiscard]] Result reeks(const Context&, const Inputs&);
[[nodiscard]] Result regio(const Context&, const Inputs&);
[[nodiscard]] Result invloed(const Context&, const Inputs&);
[[nodiscard]] Result versie(const Context&, const Inputs&);
// functions_catalogue.cpp: what the catalogue says
[[nodiscard]] Result indicator(const Context&, const Inputs&);
[[nodiscard]] Result streefwaarde(const Context&, const Inputs&);
// functions_appraisal.cpp: what the engine says of figures in cells
[[nodiscard]] Result norm(const Context&, const Inputs&);
[[nodiscard]] Result doelbereik(const Context&, const Inputs&);
[[nodiscard]] Result trend(const Context&, const Inputs&);
[[nodiscard]] Result signaal(const Context&, const Inputs&);
[[nodiscard]] Result tempo(const Context&, const Inputs&);
[[nodiscard]] Result verschil(const Context&, const Inputs&);
[[nodiscard]] Result controleer(const Context&, const Inputs&);
[[nodiscard]] Result bsncontrole(const Context&, const Inputs&);

}  // namespace graadmeter::addin
