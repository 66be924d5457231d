#include "workspace/configuration_parts.hpp"

namespace trungbay::workspace {
namespace {

constexpr std::pair<std::string_view, EmbedChoice> k_embeds[] = {{"auto", EmbedChoice::automatic},
                                                                 {"units", EmbedChoice::units},
                                                                 {"all", EmbedChoice::all},
                                                                 {"off", EmbedChoice::off}};

constexpr std::pair<std::string_view, bool> k_app[] = {{"auto", true}, {"off", false}};

constexpr std::pair<std::string_view, PartChoice> k_parts[] = {{"auto", PartChoice::automatic},
                                                               {"all", PartChoice::all},
                                                               {"off", PartChoice::off}};

}  // namespace

void read_take_along(FrontReader& reader, Configuration& configuration, DiagnosticBag& bag) {
  TakeAlong& result = configuration.take_along;
  result.embeds = read_choice(reader, "embed", "embed", k_embeds, bag).value_or(EmbedChoice::automatic);
  result.is_app = read_choice(reader, "app", "app", k_app, bag).value_or(true);
  auto data = reader.map("data");
  if (!data) return;
  result.parts = read_choice(*data, "parts", "data.parts", k_parts, bag).value_or(PartChoice::automatic);
  result.licence = data->text("licence");
  data->finish();
}

}  // namespace trungbay::workspace
