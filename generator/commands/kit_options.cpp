#include "commands/kit_options.hpp"

#include <CLI/CLI.hpp>

namespace trungbay::commands {
namespace {

constexpr std::string_view k_ending = ".zip";

}  // namespace

void add_kit_options(CLI::App& command, KitOptions& options, std::string& output, const Say& say) {
  command.add_option("names", options.names, say("đơn vị, ý tưởng, mô hình, cuộc vận động…: tên, mã, địa chỉ hoặc đường dẫn trang",
                                                 "units, ideas, models, campaigns …: names, ids, addresses or links"))
      ->type_name(say("TÊN|MÃ", "NAME|ID"));
  command.add_option("--output", output, say("tệp .zip sẽ ghi", "the .zip to write"))->type_name(say("TỆP.zip", "FILE.zip"));
  command.add_option("--ideas", options.ideas, say("số ý tưởng mới nhất của mỗi đơn vị (mặc định: 10)",
                                                   "how many of each unit's newest ideas (default: 10)"))
      ->check(CLI::Range(0U, k_most_kit_ideas).description(""))
      ->type_name("N");
  command.footer(say("Ví dụ:\n  trungbay kit \"Huyện đoàn An Minh\" --output an-minh.zip\n"
                     "  trungbay kit KG-2023-0012 /mo-hinh/ngoi-nha-xanh.html --output tuan-nay.zip\n",
                     "Examples:\n  trungbay kit \"Huyện đoàn An Minh\" --output an-minh.zip\n"
                     "  trungbay kit KG-2023-0012 /mo-hinh/ngoi-nha-xanh.html --output this-week.zip\n"));
}

std::string kit_options_fault(const KitOptions& options, std::string_view output, const Say& say) {
  if (options.names.empty()) {
    return say(" cần tên hoặc mã của ít nhất một đơn vị, ý tưởng, mô hình hay cuộc vận động.\n",
               " needs at least one unit, idea, model or campaign.\n");
  }
  const auto ends_as_zip = [](std::string_view name) {
    if (name.size() <= k_ending.size()) return false;
    name.remove_prefix(name.size() - k_ending.size());
    return std::equal(name.begin(), name.end(), k_ending.begin(), [](char a, char b) { return (a | 0x20) == (b | 0x20); });
  };
  if (!ends_as_zip(output)) {
    return say(" cần --output TỆP.zip: nơi ghi bộ chia sẻ.\n", " needs --output FILE.zip: where the kit goes.\n");
  }
  return {};
}

}  // namespace trungbay::commands
