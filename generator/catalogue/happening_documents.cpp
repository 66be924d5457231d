// Campaigns, contests and events: documents of content/campaigns, content/contests, content/events.
#include "catalogue/documents.hpp"

#include "catalogue/privacy/document_check.hpp"

namespace trungbay::catalogue {
namespace {

using workspace::FrontReader;
using workspace::Need;

constexpr std::array<std::string_view, 3> k_folders = {"content/campaigns", "content/contests", "content/events"};

std::vector<Happening>& happenings_of(Catalogue& catalogue, std::size_t kind) {
  return kind == 0 ? catalogue.campaigns : kind == 1 ? catalogue.contests : catalogue.events;
}

void read_campaign(FrontReader& reader, const Catalogue& catalogue, Happening& campaign, DiagnosticBag& bag) {
  campaign.start = reader.date("start", Need::required).value_or(vietnamese::Date{});
  campaign.end = reader.date("end").value_or(vietnamese::Date{});
  for (const auto& name : reader.texts("units")) {
    const std::uint32_t unit = find_unit(name, reader.place("units"), catalogue, bag);
    if (unit != k_none) campaign.organisers.push_back(unit);
  }
  for (auto& item : reader.maps("targets")) {
    campaign.targets.push_back({item.text("value", Need::required), item.text("label", Need::required)});
    item.finish();
  }
}

void read_contest(FrontReader& reader, const IdeaIds& ideas, const Catalogue& catalogue, Happening& contest,
                  DiagnosticBag& bag) {
  contest.start = reader.date("start").value_or(vietnamese::Date{});
  contest.end = reader.date("end").value_or(vietnamese::Date{});
  contest.organiser = reader.text("organiser");
  contest.audience = reader.text("audience");
  for (auto& item : reader.maps("prizes")) {
    Prize prize;
    prize.label = item.text("label", Need::required);
    prize.title = item.text("title", Need::required);
    prize.authors = item.text("authors");
    prize.unit = read_unit(item, "unit", catalogue, bag);
    const std::string idea = item.text("idea");
    if (!idea.empty()) prize.idea = find_idea(idea, item.place("idea"), ideas, bag);
    item.finish();
    contest.prizes.push_back(std::move(prize));
  }
}

void read_event(FrontReader& reader, const IdeaIds& ideas, const Catalogue& catalogue, Happening& event,
                DiagnosticBag& bag) {
  event.start = reader.date("date", Need::required).value_or(vietnamese::Date{});
  event.end = event.start;
  event.time = reader.text("time");
  event.location = reader.text("place");
  const std::uint32_t host = read_unit(reader, "host", catalogue, bag);
  if (host != k_none) event.organisers.push_back(host);
  for (auto& item : reader.maps("programme")) {
    event.programme.push_back({item.text("time"), item.text("text", Need::required)});
    item.finish();
  }
  for (auto& item : reader.maps("papers")) {
    Paper paper;
    paper.title = item.text("title", Need::required);
    paper.kind = item.text("kind");
    paper.unit = read_unit(item, "unit", catalogue, bag);
    const std::string idea = item.text("idea");
    if (!idea.empty()) paper.idea = find_idea(idea, item.place("idea"), ideas, bag);
    item.finish();
    event.papers.push_back(std::move(paper));
  }
}

// A partial date covers all of its days: "2022" as an end means its last day.
vietnamese::Date last_day(vietnamese::Date end) {
  if (end.month == 0) end.month = 12;
  if (end.day == 0) end.day = 31;
  return end;
}

bool is_running(const Happening& happening, vietnamese::Date today) {
  if (!happening.start.is_known() || today < happening.start || !happening.end.is_known()) return false;
  return today <= last_day(happening.end);
}

}  // namespace

HappeningDocuments read_happening_heads(const std::filesystem::path& root, Catalogue& catalogue, DiagnosticBag& bag) {
  HappeningDocuments documents;
  for (std::size_t kind = 0; kind < documents.size(); ++kind) {
    documents[kind] = read_checked_documents(root, k_folders[kind], catalogue, bag);
    for (const auto& document : documents[kind]) {
      DiagnosticBag told_later;
      FrontReader reader(document, told_later);
      Happening happening;
      happening.kind = static_cast<HappeningKind>(kind);
      happening.head = read_head(document, reader);
      happenings_of(catalogue, kind).push_back(std::move(happening));
    }
  }
  return documents;
}

void read_happenings(const HappeningDocuments& documents, const IdeaIds& ideas, vietnamese::Date today,
                     Catalogue& catalogue, DiagnosticBag& bag) {
  for (std::size_t kind = 0; kind < documents.size(); ++kind) {
    for (std::size_t i = 0; i < documents[kind].size(); ++i) {
      Happening& happening = happenings_of(catalogue, kind)[i];
      FrontReader reader(documents[kind][i], bag);
      happening.head = read_head(documents[kind][i], reader);
      happening.document = reader.text("document");
      happening.hashtag = reader.text("hashtag");
      switch (happening.kind) {
        case HappeningKind::campaign:
          read_campaign(reader, catalogue, happening, bag);
          break;
        case HappeningKind::contest:
          read_contest(reader, ideas, catalogue, happening, bag);
          break;
        case HappeningKind::event:
          read_event(reader, ideas, catalogue, happening, bag);
          break;
      }
      if (happening.end.is_known() && last_day(happening.end) < happening.start) {
        bag.add(Code::dates_reversed, reader.place("end"));
      }
      happening.running = reader.boolean("running").value_or(is_running(happening, today));
      reader.finish();
    }
  }
}

}  // namespace trungbay::catalogue
