// Personal data in what staff wrote: reported with its place, never changed.
//
// A page may print a contact on purpose, so the documents of content/ are only looked at. Called by the
// readers of documents in place of workspace::read_documents.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "catalogue/catalogue.hpp"
#include "workspace/document.hpp"

namespace trungbay::catalogue {

// The documents of a folder such as "content/units", each checked: bodies and front matter. The publisher's
// own e-mail address (Catalogue::publisher_email) may stand anywhere.
std::vector<workspace::Document> read_checked_documents(const std::filesystem::path& root,
                                                        std::string_view folder, const Catalogue& catalogue,
                                                        DiagnosticBag& bag);

}  // namespace trungbay::catalogue
