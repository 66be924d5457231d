// content/editorial.yaml, read and changed. The first byte chooses the change and its record; the rest is the
// file.
#include "property.hpp"
#include "workspace/editorial_edit.hpp"

using namespace trungbay;
using namespace trungbay::fuzz;
using workspace::Decision;
using workspace::Editorial;

namespace {

const workspace::DecisionChange k_changes[] = {
    {"KG-1", workspace::NewFeatured(true)},
    {"KG-1", workspace::NewFeatured(false)},
    {"KG-1", workspace::NewFeatured()},
    {"KG-1", workspace::NewHiding(workspace::Hiding{"Lý do: \"xin rút\" #1", {2023, 5, 12}})},
    {"KG-1", workspace::NewHiding(workspace::Hiding{"x", {}})},
    {"KG-1", workspace::NewHiding()},
};

const Decision* find(const Editorial& editorial, std::string_view key) {
  for (const Decision& decision : editorial) {
    if (decision.key == key) return &decision;
  }
  return nullptr;
}

void require_sound_decisions(const Editorial& editorial, const Lines& lines) {
  for (const Decision& decision : editorial) {
    require(!decision.key.empty(), "a decision has a key", decision.id);
    require(lines.holds(decision.spot.line, decision.spot.column), "an id is inside the file", decision.id);
    for (const std::string* text :
         {&decision.id, &decision.title, &decision.summary, &decision.unit, &decision.merge_into}) {
      require(is_valid_utf8(*text), "a text is UTF-8", *text);
      require(text->find('\n') == std::string::npos, "a text is one line", *text);
    }
    if (decision.hidden) require(!decision.hidden->reason.empty(), "a hiding has a reason", decision.id);
  }
}

// Everything but the change is said as before.
void require_only(const Editorial& before, const Editorial& after, const workspace::DecisionChange& change,
                  const std::string& key) {
  for (const Decision& decision : before) {
    if (decision.key == key || decision.is_empty()) continue;
    const Decision* const now = find(after, decision.key);
    require(now != nullptr && workspace::same_decision(decision, *now), "no other decision changes",
            decision.id);
  }
  for (const Decision& decision : after) {
    require(decision.key == key || decision.is_empty() || find(before, decision.key) != nullptr,
            "no decision is added", decision.id);
  }
  const Decision* const was = find(before, key);
  Decision wanted = was != nullptr ? *was : Decision{};
  wanted.key = key;
  if (const auto* featured = std::get_if<workspace::NewFeatured>(&change.value)) {
    wanted.featured = *featured;
  } else {
    wanted.hidden = std::get<workspace::NewHiding>(change.value);
  }
  const Decision* const now = find(after, key);
  require(now != nullptr ? workspace::same_decision(*now, wanted) : wanted.is_empty(),
          "the decision is what was asked for");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  workspace::DecisionChange change = k_changes[data[0] % std::size(k_changes)];
  const std::string_view text = view_of(data + 1, size - 1);
  const Lines lines(text);
  DiagnosticBag bag;
  const auto before = workspace::parse_editorial(text, bag);
  require(before || bag.has_errors(), "what is refused is reported");
  require_sound(bag, &lines);
  if (!before) return 0;
  require_sound_decisions(*before, lines);
  // Half of the time a record that the file has.
  if (data[0] >= 128 && !before->empty()) change.id = (*before)[data[0] % before->size()].id;
  const std::string key = workspace::decision_key(change.id);
  if (key.empty()) return 0;

  DiagnosticBag faults;
  const auto edited = workspace::edit_editorial(text, {&change, 1}, faults);
  require(edited || faults.has_errors(), "what is not changed is reported");
  require_sound(faults, nullptr);
  if (!edited) return 0;
  DiagnosticBag unused;
  const auto after = workspace::parse_editorial(*edited, unused);
  require(after.has_value(), "an edited file can be read", *edited);
  require_only(*before, *after, change, key);
  const auto again = workspace::edit_editorial(*edited, {&change, 1}, unused);
  require(again && *again == *edited, "the same change again changes nothing", *edited);
  return 0;
}
