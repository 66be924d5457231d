// `trungbay kit UNIT|ID … --output FILE.zip`: share kits as an archive, for people who post from a phone.
//
// Reads the workspace up to its catalogue; nothing of the site or of the program's own state is touched. For each
// record a folder with captions, the pictures in all three shapes (drawn here, whatever the site has), QR code and
// link, and one README for all of them. Names are ASCII, which every phone unpacks.
#pragma once

#include <cstddef>
#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/messages.hpp"
#include "commands/build_site.hpp"
#include "commands/kit_options.hpp"

namespace trungbay::commands {

// Records of one archive: 500 with three pictures each are 100 to 200 MB, which is kept in memory while it is packed.
inline constexpr std::size_t k_most_kit_records = 500;

struct KitRequest {
  std::filesystem::path workspace;
  KitOptions options;
  std::string output;
  vietnamese::Date today;
};

struct KitRecord {
  std::string folder;  // in the archive
  std::string title;
  std::string url;
};

struct KitReport {
  Outcome outcome = Outcome::refused;
  std::vector<KitRecord> records;
  std::size_t bytes = 0;
};

KitReport make_kit(const KitRequest& request, DiagnosticBag& bag);

void print_kit(const KitReport& report, const KitRequest& request, Language language, std::ostream& out);
// The object of `--json`; its shape is documented in docs/share-kit.md.
std::string to_json(const KitReport& report, const KitRequest& request, const DiagnosticBag& bag, Language language);

}  // namespace trungbay::commands
