#include "workspace/configuration.hpp"

#include "base/messages.hpp"
#include "support/catch.hpp"

using namespace trungbay;
using namespace trungbay::workspace;

namespace {

constexpr const char* k_head = "title: Trang\nbase_url: https://a.vn\n";

Configuration good(const std::string& text) {
  DiagnosticBag bag;
  auto configuration = parse_configuration(text, "/w", bag);
  for (const auto& diagnostic : bag.all()) UNSCOPED_INFO(headline(diagnostic, Language::english));
  REQUIRE(configuration.has_value());
  CHECK(bag.empty());
  return *configuration;
}

// All faults as "line:column code", in order of their places.
std::vector<std::string> faults(const std::string& text) {
  DiagnosticBag bag;
  CHECK_FALSE(parse_configuration(text, "/w", bag).has_value());
  bag.sort_by_place();
  std::vector<std::string> lines;
  for (const auto& diagnostic : bag.all()) {
    CHECK(diagnostic.place.file == "showcase.yaml");
    lines.push_back(std::to_string(diagnostic.place.row) + ":" + std::to_string(diagnostic.place.column) +
                    " " + std::string(text_of(diagnostic.code).name));
  }
  return lines;
}

std::vector<std::string> faults_below_head(const std::string& text) {
  return faults(k_head + text);
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("configuration: title and address are enough, the rest has defaults", "[workspace]") {
  const Configuration configuration = good(k_head);
  CHECK(configuration.title == "Trang");
  CHECK(configuration.base_url == "https://a.vn");
  CHECK(configuration.publisher_name == "Trang");
  CHECK(configuration.per_page == 20);
  CHECK(configuration.idea_permalink.pattern == "/y-tuong/{id}.html");
  REQUIRE(configuration.sources.size() == 1);
  CHECK(configuration.sources[0].path == "content/exports/*");
  CHECK(configuration.sources_are_default);
  CHECK(configuration.statuses.size() == default_statuses().size());
  CHECK(configuration.primary_colour == "#0b5cad");
}

TEST_CASE("configuration: everything that can be set", "[workspace]") {
  const Configuration configuration = good(R"(
title: "Trưng bày"
description: Mô tả
base_url: HTTPS://Trungbay.example.vn/site/
publisher: {name: Ban, url: "https://b.vn/x?y=1", email: ban@b.vn}
sources:
  - content\exports\a.csv
  - https://host.vn/ideas.json?key=1
  - path: content/exports/a.json
    format: json
    records: data.items
    defaults: {unit: Huyện đoàn An Minh, status: Đã duyệt}
    columns: {title: "Tên YT"}
theme: {primary: "#0AF", accent: "#E2231A", logo: content/media/logo.svg}
lists: {per_page: 50}
share: {cards: all, background: {event: content/media/b.jpg, idea: content/media/a.jpg}}
permalinks: {idea: "/y-tuong/{shard}/{id}.html", formerly: ["/y-tuong/{id}.html", "/{year}/{id}.html"]}
fields:
  - {label: Môi trường, aliases: [bảo vệ môi trường], description: Xanh}
groups:
  - {label: "Học sinh – sinh viên", slug: hoc-sinh}
statuses:
  - {label: Đã duyệt, aliases: [duyệt], published: true}
  - {label: Đã áp dụng, published: có, featured: true}
  - {label: Giải Nhất, published: true, tone: award}
  - {label: Chờ}
targets:
  huyen-doan-trieu-son: {2018: 1610, 2019: "1.610"}
  Đoàn A: {2020: 5}
)");
  CHECK(configuration.base_url == "https://trungbay.example.vn/site");
  CHECK(configuration.origin == "https://trungbay.example.vn");
  CHECK(configuration.base_path == "/site");
  REQUIRE(configuration.sources.size() == 3);
  CHECK(configuration.sources[0].path == "content/exports/a.csv");
  CHECK(configuration.sources[1].url == "https://host.vn/ideas.json?key=1");
  CHECK(configuration.sources[2].format == SourceFormat::json);
  CHECK(configuration.sources[2].records == "data.items");
  CHECK(configuration.sources[2].defaults.size() == 2);
  CHECK(configuration.sources[2].columns == TextPairs{{"title", "Tên YT"}});
  CHECK(configuration.sources[2].place.row == 9);
  CHECK(configuration.primary_colour == "#00aaff");
  CHECK(configuration.accent_colour == "#e2231a");
  REQUIRE(configuration.share.grounds.size() == 2);
  CHECK(configuration.share.grounds[0].subject == CardSubject::idea);
  CHECK(configuration.share.grounds[0].path == "content/media/a.jpg");
  CHECK(configuration.share.grounds[1].subject == CardSubject::event);
  CHECK(configuration.former_idea_permalinks.size() == 2);
  CHECK(configuration.former_idea_permalinks[1].pattern == "/{year}/{id}.html");
  CHECK(configuration.fields.at(0).slug == "moi-truong");
  CHECK(configuration.groups.at(0).slug == "hoc-sinh");
  REQUIRE(configuration.statuses.size() == 4);
  CHECK(configuration.statuses[1].published);
  CHECK(configuration.statuses[1].tone == StatusTone::applied);
  CHECK(configuration.statuses[2].tone == StatusTone::award);
  CHECK_FALSE(configuration.statuses[3].published);
  REQUIRE(configuration.targets.size() == 3);
  CHECK(configuration.targets[1].year == 2019);
  CHECK(configuration.targets[1].ideas == 1610);
  CHECK(configuration.targets[2].unit == "Đoàn A");
}

TEST_CASE("configuration: all faults are told at once, each with line and column", "[workspace]") {
  CHECK(
      faults(
          "titel: a\nbase_url: ftp://x\nlists: {per_page: 4}\ntheme: {primary: red, accent: \"#12345\"}\n") ==
      Lines{"1:1 key_missing", "1:1 key_unknown", "2:11 url_bad", "3:19 value_not_in_range",
            "4:18 colour_bad", "4:31 colour_bad"});
  CHECK(faults("").front() == "1:0 key_missing");
  CHECK(faults("- a\n") == Lines{"1:1 value_not_map"});
  CHECK(faults("title: [a]\nbase_url: https://a.vn\n") == Lines{"1:8 value_not_text"});
}

TEST_CASE("configuration: unknown keys get a suggestion or the list of known ones", "[workspace]") {
  DiagnosticBag bag;
  parse_configuration(std::string(k_head) + "lists: {per_pag: 5}\nzzzzzz: 1\n", "/w", bag);
  REQUIRE(bag.all().size() == 2);
  CHECK(message_of(bag.all()[0], Language::english) ==
        "there is no key \"per_pag\"; did you mean \"per_page\"?");
  CHECK(bag.all()[1].code == Code::key_not_known);
  CHECK(advice_of(bag.all()[1], Language::vietnamese).find("base_url") != std::string::npos);
}

TEST_CASE("configuration: addresses that cannot be used are refused", "[workspace]") {
  for (const char* url :
       {"a.vn", "http://", "https://a b.vn", "https://a.vn/?x", "https://a.vn/#x", "https://u:p@a.vn",
        "https://a.vn:port", "javascript://a.vn", "https://a.vn/..", "https://tuổitrẻ.vn", "https://-a.vn"}) {
    CAPTURE(url);
    CHECK(faults(std::string("title: a\nbase_url: \"") + url + "\"\n") == Lines{"2:11 url_bad"});
  }
  CHECK(good("title: a\nbase_url: http://localhost:8080\n").origin == "http://localhost:8080");
  CHECK(good("title: a\nbase_url: http://[::1]:80/\n").base_path.empty());
}

TEST_CASE("configuration: sources are checked before anything is opened", "[workspace]") {
  CHECK(
      faults_below_head("sources: [../a.csv, /etc/passwd, \"C:/a.csv\", http://a.vn/x.json]\n") ==
      Lines{"3:11 source_outside", "3:21 source_outside", "3:34 source_outside", "3:46 download_not_https"});
  CHECK(faults_below_head("sources:\n  - {path: a.csv, url: https://a.vn/a}\n  - {format: csv}\n  - {path: "
                          "a, format: xls}\n") ==
        Lines{"4:5 source_path_or_url", "5:5 source_path_or_url", "6:23 value_not_choice"});
  CHECK(faults_below_head("sources: [{path: a, columns: {titel: x}}]\n") == Lines{"3:31 key_unknown"});
  CHECK(good(std::string(k_head) + "sources: a.csv\n").sources.at(0).path == "a.csv");
}

TEST_CASE("configuration: permalinks need an id and plain characters", "[workspace]") {
  for (const char* pattern : {"/y-tuong/{slug}.html", "y/{id}.html", "/{id}", "/x.html", "/../{id}.html",
                              "/{id.html", "/Y/{id}.html", "//{id}.html"}) {
    CAPTURE(pattern);
    CHECK(faults_below_head(std::string("permalinks: {idea: \"") + pattern + "\"}\n") ==
          Lines{"3:20 permalink_bad"});
  }
  CHECK(faults_below_head("permalinks:\n  formerly:\n    - /{id}.html\n    - /x\n") ==
        Lines{"6:7 permalink_bad"});
}

TEST_CASE("configuration: vocabularies may not be ambiguous", "[workspace]") {
  CHECK(faults_below_head("fields:\n  - {label: Y tế}\n  - {label: Y TẾ}\n") == Lines{"5:5 slug_repeated"});
  CHECK(faults_below_head("fields:\n  - {label: A, aliases: [x]}\n  - {label: B, aliases: [X]}\n") ==
        Lines{"5:5 alias_repeated"});
  CHECK(faults_below_head(
            "fields:\n  - {label: A, slug: \"A b\"}\n  - {label: 日本}\n  - {slug: x}\n  - chữ\n") ==
        Lines{"4:22 slug_bad", "5:13 slug_bad", "6:5 key_missing", "7:5 value_not_map"});
  CHECK(faults_below_head("statuses:\n  - {label: A}\n") == Lines{"4:3 no_published_status"});
}

TEST_CASE("configuration: targets are checked unit by unit", "[workspace]") {
  CHECK(faults_below_head("targets:\n  a: {18: 5, 2018: nhiều, 2019: 0}\n  b: 5\n") ==
        Lines{"4:7 value_not_in_range", "4:14 value_not_in_range", "4:27 value_not_in_range",
              "5:6 value_not_map"});
  CHECK(faults_below_head("targets:\n  Đoàn A: {2020: 1}\n  đoàn a: {2020: 2}\n") ==
        Lines{"5:12 target_repeated"});
}

TEST_CASE("configuration: a colour without quotes is found, since YAML takes it for a comment",
          "[workspace]") {
  CHECK(faults_below_head("theme:\n  primary: #0b5cad\n").at(0).find("colour_bad") != std::string::npos);
}

TEST_CASE("configuration: the default statuses never clash and never publish what waits", "[workspace]") {
  std::string yaml = std::string(k_head) + "statuses:\n";
  for (const auto& status : default_statuses()) {
    yaml += "  - {label: \"" + status.label + "\", slug: " + status.slug + ", published: true, aliases: [";
    for (const auto& alias : status.aliases) yaml += "\"" + alias + "\",";
    yaml += "]}\n";
    const bool waits = status.slug == "cho-duyet" || status.slug == "tu-choi" || status.slug == "nhap" ||
                       status.slug == "thu-hoi" || status.slug == "yeu-cau-bo-sung" ||
                       status.slug == "tam-an";
    CHECK(status.published != waits);
  }
  good(yaml);
}
