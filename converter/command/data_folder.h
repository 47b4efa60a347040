// SPDX-License-Identifier: EUPL-1.2
// The folder that `verzamel` makes: whole or not there.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace graadmeter {

// Throws UsageError when the folder exists and is not empty, unless it holds a data package and may be replaced.
void refuse_unsafe_folder(const std::filesystem::path& folder, bool overwrite);

// `write` fills a private folder and returns the names of its files. Where `folder` does not exist yet that becomes it in one step;
// else the files replace those that are there, in this order. Throws FileError.
void publish_folder(const std::filesystem::path& folder, const std::function<std::vector<std::string>(const std::filesystem::path&)>& write);

}  // namespace graadmeter
