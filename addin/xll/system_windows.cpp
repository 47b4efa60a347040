// SPDX-License-Identifier: EUPL-1.2
#include <windows.h>
// After windows.h.
#include <commdlg.h>

#include <array>

#include "addin/xll/excel.h"

namespace graadmeter::xll {

Callback find_callback() {
    const FARPROC found = GetProcAddress(GetModuleHandleW(nullptr), "MdCallBack12");
    return reinterpret_cast<Callback>(reinterpret_cast<void*>(found));
}

std::optional<std::filesystem::path> ask_for_data_file() {
    std::array<wchar_t, 32'768> name{};   // the longest path that Windows has
    OPENFILENAMEW window{};
    window.lStructSize = sizeof window;
    window.hwndOwner = GetActiveWindow();
    window.lpstrFilter = L"Gegevens van Graadmeter\0*.xlsx;*.xlsm;waarnemingen.csv;datapackage.json\0";
    window.lpstrFile = name.data();
    window.nMaxFile = static_cast<DWORD>(name.size());
    window.lpstrTitle = L"Kies een verrijkt werkboek of een gegevenspakket";
    window.Flags = OFN_FILEMUSTEXIST | OFN_HIDEREADONLY | OFN_NOCHANGEDIR;
    if (!GetOpenFileNameW(&window)) return {};
    return std::filesystem::path(name.data());
}

void tell(const std::string& text) {
    MessageBoxW(GetActiveWindow(), std::filesystem::path(std::u8string(text.begin(), text.end())).c_str(), L"Graadmeter", MB_OK | MB_ICONINFORMATION);
}

}  // namespace graadmeter::xll
