#include "search/index.hpp"

#include <fstream>
#include <map>

#include "support/catch.hpp"
#include "support/search_answer.hpp"
#include "support/search_corpus.hpp"
#include "vietnamese/fold.hpp"

using namespace trungbay;
using namespace trungbay::search;
using support::Corpus;

namespace {

constexpr IndexLimits k_no_small_file{0, 0, 32, 36'000, 1'000'000};

// A workspace, its catalogue and the index of it.
struct Site {
  support::Workspace workspace;
  std::vector<std::string> rows;
  std::optional<catalogue::Catalogue> catalogue;
  std::map<std::string, std::string> files;
  std::string manifest;

  std::filesystem::path folder() const { return workspace.root() / ".trungbay" / "search"; }

  SearchSource source() const {
    return {*workspace.configuration, *catalogue, [this](std::uint32_t idea, Scratch& scratch) {
              return scratch.join("/y-tuong/", catalogue->address(idea), ".html");
            }};
  }

  void build(const IndexLimits& limits = k_no_small_file, unsigned jobs = 1, std::string_view configuration = support::k_small_configuration) {
    std::string text = Corpus::header();
    for (const auto& row : rows) text += row;
    workspace.file("showcase.yaml", configuration).file("content/exports/a.csv", text);
    catalogue = workspace.read();
    REQUIRE(catalogue);
    const auto used = source();
    auto index = make_index({used, folder(), jobs, limits});
    REQUIRE(index);
    files.clear();
    manifest = index.value().manifest();
    for (std::size_t i = 0; i < index.value().size(); ++i) {
      std::string bytes;
      CHECK_FALSE(index.value().read(i, bytes));
      CHECK(files.emplace(index.value().path(i), std::move(bytes)).second);
    }
  }

  support::IndexReader reader() const {
    return {manifest, [this](const std::string& path) { return files.at(path); }};
  }

  // Newest first, as the index has them.
  std::vector<support::ScannedRecord> records() const {
    const auto used = source();
    RecordReader reader(used);
    std::vector<support::ScannedRecord> all;
    Record record;
    for (auto i = static_cast<std::uint32_t>(catalogue->ideas.size()); i-- > 0;) {
      reader.read(i, record);
      all.push_back({"y-tuong/" + std::string(catalogue->address(i)) + ".html", support::terms_of(record.title, record.middle, record.body)});
    }
    return all;
  }

  std::string all_bytes() const {
    std::string all;
    for (const auto& [path, bytes] : files) all += bytes;
    return all;
  }
};

std::vector<std::string> paths_of(const support::Answer& answer) {
  std::vector<std::string> paths;
  for (const auto& [key, path] : answer.results) paths.push_back(path);
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::string random_query(Corpus& corpus) {
  std::string query = corpus.word();
  for (auto more = corpus.random()() % 2; more > 0; --more) query += " " + corpus.word();
  return corpus.random()() % 2 == 0 ? query : vietnamese::fold(query);
}

}  // namespace

TEST_CASE("search: an index answers as a plain scan of all records, in sets and in order", "[search]") {
  Corpus corpus(20261128);
  Site site;
  for (std::size_t i = 0; i < 900; ++i) site.rows.push_back(corpus.row(i));
  site.build();
  const auto records = site.records();
  const auto reader = site.reader();
  REQUIRE(reader.segments().size() == 1);
  int found = 0;
  int by_syllables = 0;
  for (int i = 0; i < 400; ++i) {
    const auto text = random_query(corpus);
    CAPTURE(text);
    const auto query = support::parse_query(text);
    const auto expected = support::scan(records, query);
    const auto answer = reader.search(query);
    CHECK(answer.stage == expected.stage);
    CHECK(answer.results == expected.results);
    found += !answer.results.empty();
    by_syllables += answer.stage == 2;
  }
  CHECK(found > 300);
  CHECK(by_syllables > 0);
}

TEST_CASE("search: base, small segment and recent file together answer as a scan; withdrawn ideas are in none", "[search]") {
  Corpus corpus(3);
  Site site;
  for (std::size_t i = 0; i < 400; ++i) site.rows.push_back(corpus.row(i));
  site.build();
  for (std::size_t i = 400; i < 440; ++i) site.rows.push_back(corpus.row(i));
  site.build();  // more than the recent file takes
  CHECK(site.reader().segments().size() == 2);
  const auto before = site.files;
  std::ofstream(site.workspace.root() / "withdrawn") << site.rows[7];
  site.rows[7] = "K7,Bí mật rút lại,Không còn ai thấy,Chữ gốc,Đoàn xã A,Giáo dục,Mới gửi,1/1/2021\n";
  site.rows[9] = "K9,Tên đã sửa lại,Tóm tắt đã sửa,Nội dung đã sửa,Đoàn xã A,Giáo dục,Đã duyệt,1/1/2021\n";
  site.rows.push_back(corpus.row(440));
  site.build();
  const auto reader = site.reader();
  CHECK(reader.segments().size() == 2);
  CHECK(reader.recent().size() == 2);
  CHECK(reader.segments()[0].facts().dead.size() == 2);
  CHECK(site.all_bytes().find("y-tuong/k7.html") == std::string::npos);
  const auto records = site.records();
  for (int i = 0; i < 300; ++i) {
    const auto text = random_query(corpus);
    CAPTURE(text);
    const auto query = support::parse_query(text);
    CHECK(paths_of(reader.search(query)) == paths_of(support::scan(records, query)));
  }
  // The segments' other files stand as they were.
  std::size_t fresh = 0;
  for (const auto& [path, bytes] : site.files) {
    const auto old = before.find(path);
    if (old == before.end()) {
      ++fresh;
    } else {
      CHECK(old->second == bytes);
    }
  }
  CHECK(fresh <= 2 + 2);  // recent, units; two patched cards
}

TEST_CASE("search: a build with nothing changed makes the same index and leaves the state as it is", "[search]") {
  Corpus corpus(4);
  Site site;
  for (std::size_t i = 0; i < 200; ++i) site.rows.push_back(corpus.row(i));
  site.build();
  const auto files = site.files;
  const auto manifest = site.manifest;
  const auto list = std::filesystem::last_write_time(site.folder() / "segments");
  site.build();
  CHECK(site.files == files);
  CHECK(site.manifest == manifest);
  CHECK(std::filesystem::last_write_time(site.folder() / "segments") == list);
}

TEST_CASE("search: any number of jobs makes the same bytes", "[search]") {
  Corpus corpus(5);
  std::vector<std::string> rows;
  for (std::size_t i = 0; i < 5000; ++i) rows.push_back(corpus.row(i));  // two runs
  Site one;
  one.rows = rows;
  one.build(k_no_small_file, 1);
  Site three;
  three.rows = rows;
  three.build(k_no_small_file, 3);
  CHECK(one.manifest == three.manifest);
  CHECK(one.files == three.files);
}

TEST_CASE("search: what a kill or a hand can leave in the folder does no harm", "[search]") {
  Corpus corpus(6);
  Site site;
  for (std::size_t i = 0; i < 100; ++i) site.rows.push_back(corpus.row(i));
  site.build();
  const auto files = site.files;
  std::filesystem::path pack;
  for (const auto& entry : std::filesystem::directory_iterator(site.folder())) {
    if (entry.path().extension() == ".pack") pack = entry.path();
  }
  SECTION("a half-written pack and a foreign one") {
    std::ofstream(site.folder() / "new.pack") << "half";
    std::ofstream(site.folder() / "0123456789abcdef.pack") << "not listed";
    site.build();
    CHECK_FALSE(std::filesystem::exists(site.folder() / "new.pack"));
    CHECK_FALSE(std::filesystem::exists(site.folder() / "0123456789abcdef.pack"));
  }
  SECTION("no list") { std::filesystem::remove(site.folder() / "segments"); }
  SECTION("a list of nonsense") { std::ofstream(site.folder() / "segments") << "../../etc\nzzzz\n0123456789abcdef\n"; }
  SECTION("no pack") { std::filesystem::remove(pack); }
  SECTION("a pack cut short") { std::filesystem::resize_file(pack, std::filesystem::file_size(pack) / 2); }
  SECTION("an empty pack") { std::filesystem::resize_file(pack, 0); }
  site.build();
  CHECK(site.files == files);
}

TEST_CASE("search: a small site has one file, one idea more has segments", "[search]") {
  Corpus corpus(8);
  Site site;
  for (std::size_t i = 0; i < 20; ++i) site.rows.push_back(corpus.row(i));
  const IndexLimits limits{20, 350'000, 5, 36'000, 1'000'000};
  site.build(limits);
  CHECK(site.reader().segments().empty());
  CHECK(site.reader().recent().size() == 20);
  const auto records = site.records();
  for (int i = 0; i < 50; ++i) {
    const auto query = support::parse_query(random_query(corpus));
    CHECK(site.reader().search(query).results == support::scan(records, query).results);
  }
  site.rows.push_back(corpus.row(20));
  site.build(limits);
  CHECK(site.reader().segments().size() == 1);
  CHECK(site.reader().recent().empty());
  site.rows.pop_back();
  site.build(limits);
  CHECK(site.reader().segments().empty());
}

TEST_CASE("search: titles only, when told or when the site is too large, finds no word of a body alone", "[search]") {
  Site site;
  std::string body;
  for (int i = 0; i < 60; ++i) body += "từ" + std::to_string(i) + " khác" + std::to_string(i) + ". ";
  site.rows = {"K1,Tên riêng,Tóm tắt,\"" + body + "\",Đoàn A,Giáo dục,Đã duyệt,1/1/2021\n"};
  site.build({0, 0, 0, 0, 0});
  std::vector<std::uint16_t> forms;
  const auto reader = site.reader();
  REQUIRE(reader.segments().size() == 1);
  CHECK(support::IndexReader::all_of(reader.segments()[0], "ten rieng", forms).size() == 1);
  CHECK(support::IndexReader::all_of(reader.segments()[0], "tu3", forms).empty());
  CHECK(support::IndexReader::all_of(reader.segments()[0], "tu39 khac39", forms).size() == 1);
  CHECK(support::IndexReader::all_of(reader.segments()[0], "tu41 khac41", forms).empty());
  CHECK(support::IndexReader::all_of(reader.segments()[0], "u:doan-a", forms).size() == 1);
}
