#include "ingest/source.hpp"

#include <atomic>
#include <fstream>
#include <thread>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/messages.hpp"
#include "ingest/download.hpp"
#include "ingest/record_reader.hpp"
#include "support/catch.hpp"
#include "unit/ingest/readers.hpp"

using namespace trungbay;
using namespace trungbay::ingest;
namespace fs = std::filesystem;

namespace {

struct Workspace {
  Workspace() : root(fs::temp_directory_path() / ("trungbay-source-" + std::to_string(::getpid()))) {
    fs::remove_all(root);
    fs::create_directories(root / "content/exports");
  }
  ~Workspace() { fs::remove_all(root); }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(root / name, std::ios::binary) << text;
  }
  fs::path root;
};

// The sources of a workspace whose settings list `sources`, as "file format"; faults as code names.
struct FoundSources {
  std::vector<Source> sources;
  std::vector<std::string> files;
  std::vector<std::string> faults;
};

FoundSources find_in(const Workspace& workspace, const std::string& sources) {
  DiagnosticBag bag;
  const auto configuration = workspace::parse_configuration(
      "title: x\nbase_url: https://a.vn\n" + (sources.empty() ? "" : "sources: " + sources + "\n"),
      workspace.root, bag);
  REQUIRE(configuration.has_value());
  FoundSources found;
  found.sources = find_sources(*configuration, bag);
  for (const auto& source : found.sources) found.files.push_back(source.file);
  for (const auto& diagnostic : bag.all()) found.faults.emplace_back(text_of(diagnostic.code).name);
  return found;
}

// Answers each request on a port of its own with the answer for its path; "" closes without one.
class Server {
 public:
  explicit Server(std::function<std::string(const std::string& path)> answer) : answer_(std::move(answer)) {
    socket_ = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    ::bind(socket_, reinterpret_cast<sockaddr*>(&address), size);
    ::listen(socket_, 16);
    ::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  ~Server() {
    stopped_ = true;
    ::shutdown(socket_, SHUT_RDWR);
    thread_.join();
    ::close(socket_);
  }
  std::string url(const std::string& path) const {
    return "http://127.0.0.1:" + std::to_string(port_) + path;
  }

 private:
  void serve() {
    while (!stopped_) {
      const int client = ::accept(socket_, nullptr, nullptr);
      if (client < 0) continue;
      std::string request(4096, '\0');
      request.resize(
          static_cast<std::size_t>(std::max<ssize_t>(0, ::recv(client, request.data(), request.size(), 0))));
      const std::size_t start = request.find(' ') + 1;
      const std::string answer = answer_(request.substr(start, request.find(' ', start) - start));
      ::send(client, answer.data(), answer.size(), MSG_NOSIGNAL);
      ::close(client);
    }
  }
  std::function<std::string(const std::string&)> answer_;
  int socket_;
  int port_;
  std::atomic<bool> stopped_ = false;
  std::thread thread_;
};

std::string ok(const std::string& body) {
  return "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\nConnection: close\r\n\r\n" + body;
}

workspace::SourceSettings source_of(std::string url) {
  workspace::SourceSettings source;
  source.url = std::move(url);
  return source;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("find_sources: the default takes every export and passes over the rest with a note", "[ingest]") {
  const Workspace workspace;
  for (const char* name : {"b.csv", "a.JSON", "c.ndjson", "ảnh.jpg"})
    workspace.write(std::string("content/exports/") + name, "x");
  const auto found = find_in(workspace, "");
  CHECK(found.files == Names{"content/exports/a.JSON", "content/exports/b.csv", "content/exports/c.ndjson"});
  CHECK(found.faults == Names{"source_skipped"});
}

TEST_CASE("find_sources: nothing to read is an error, one empty glob among others a warning", "[ingest]") {
  const Workspace workspace;
  CHECK(find_in(workspace, "").faults == Names{"sources_none"});
  CHECK(find_in(workspace, "[content/exports/*.csv]").faults == Names{"sources_none"});
  workspace.write("a.csv", "x");
  CHECK(find_in(workspace, "[a.csv, \"*.json\"]").faults == Names{"source_glob_empty"});
  CHECK(find_in(workspace, "[b.csv, \"*.json\"]").faults == Names{"source_missing", "source_glob_empty"});
}

TEST_CASE("find_sources: settings of the item that names a file win over a glob's", "[ingest]") {
  const Workspace workspace;
  workspace.write("a.csv", "x");
  workspace.write("b.csv", "x");
  workspace.write("b.xls", "x");
  const auto found = find_in(
      workspace, "[\"*.csv\", {path: a.csv, defaults: {unit: U}}, a.csv, {path: b.xls, format: csv}]");
  CHECK(found.files == Names{"a.csv", "b.csv", "b.xls"});
  CHECK(found.sources[0].defaults.size() == 1);
  CHECK(found.faults == Names{"source_repeated"});
  workspace.write("b.doc", "x");
  CHECK(find_in(workspace, "[b.doc]").faults == Names{"source_format_unknown"});
}

TEST_CASE("find_sources: a symlink does not lead out of the workspace", "[ingest]") {
  const Workspace workspace;
  fs::create_symlink("/etc/passwd", workspace.root / "a.csv");
  CHECK(find_in(workspace, "[a.csv]").faults == Names{"source_outside"});
  CHECK(find_in(workspace, "[\"*.csv\"]").faults == Names{"file_outside", "sources_none"});
}

TEST_CASE("open_reader: the format comes from the name, else from the first byte", "[ingest]") {
  const Workspace workspace;
  const auto first_column = [&](const std::string& name, const std::string& text) {
    workspace.write(name, text);
    DiagnosticBag bag;
    const auto reader = open_reader(source_at(name, workspace.root / name), bag);
    Record record;
    REQUIRE(reader != nullptr);
    REQUIRE(reader->next(record, bag));
    return reader->columns()[0];
  };
  CHECK(first_column("a.csv", "[a],b\n1,2\n") == "[a]");
  CHECK(first_column("a.json", "[{\"j\": 1}]") == "j");
  CHECK(first_column("a.jsonl", "{\"j\": [{\"x\": 1}]}") == "j.x");
  CHECK(first_column("a.data", " \n[{\"j\": 1}]") == "j");
  CHECK(first_column("b.data", "c,d\n1,2\n") == "c");
  DiagnosticBag bag;
  CHECK(open_reader(source_at("none.csv", workspace.root / "none.csv"), bag) == nullptr);
  CHECK(open_reader(source_at("content", workspace.root / "content"), bag) == nullptr);
  CHECK(bag.all().at(0).code == Code::file_missing);
  CHECK(bag.all().at(1).code == Code::file_unreadable);
}

TEST_CASE("open_reader: files larger than what is kept in memory read to the last record", "[ingest]") {
  const Workspace workspace;
  std::string csv = "id,text\n", json = "{\"items\": [";
  const std::string body(3000, 'v');
  for (int i = 0; i < 8000; ++i) {
    csv += std::to_string(i) + ",\"" + body + "\"\n";
    json += (i > 0 ? ",\n" : "") + ("{\"id\": " + std::to_string(i) + ", \"text\": \"" + body + "\"}");
  }
  workspace.write("a.csv", csv);
  workspace.write("a.json", json + "]}");
  for (const char* name : {"a.csv", "a.json"}) {
    DiagnosticBag bag;
    const auto reader = open_reader(source_at(name, workspace.root / name), bag);
    Record record;
    int count = 0;
    bool are_right = true;
    while (reader->next(record, bag)) {
      are_right = are_right && record.cells[0].text == std::to_string(count) && record.cells[1].text == body;
      ++count;
    }
    CHECK(count == 8000);
    CHECK(are_right);
    CHECK(bag.empty());
    CHECK(record.row == (std::string(name) == "a.csv" ? 8001u : 8000u));
  }
}

TEST_CASE("read_download: a copy is kept, and used with a warning when the host is gone", "[ingest]") {
  const Workspace workspace;
  std::atomic<bool> is_up = true;
  const Server server([&](const std::string&) {
    return is_up ? ok("[{\"a\": 1}]") : "HTTP/1.1 503 Gone\r\nContent-Length: 0\r\n\r\n";
  });
  DiagnosticBag bag;
  const std::string url = server.url("/ideas.json?key=1");
  const auto first = read_download(source_of(url), workspace.root / "d", NetworkUse::normal, bag);
  REQUIRE(first.ok());
  REQUIRE(first.value().size() == 1);
  const fs::path copy = first.value()[0].path;
  CHECK(copy.extension() == ".json");
  CHECK(fs::file_size(copy) == 10);
  CHECK(bag.empty());
  is_up = false;
  CHECK(read_download(source_of(url), workspace.root / "d", NetworkUse::offline, bag).ok());
  REQUIRE(bag.all().size() == 1);
  CHECK(bag.all()[0].code == Code::download_offline);
  bag = {};
  const auto second = read_download(source_of(url), workspace.root / "d", NetworkUse::normal, bag);
  REQUIRE(second.ok());
  CHECK(second.value()[0].path == copy);
  REQUIRE(bag.all().size() == 1);
  CHECK(message_of(bag.all()[0], Language::english) ==
        "the source could not be fetched (HTTP 503); using the copy that is 0 days old");
  CHECK(fs::file_size(copy) == 10);
  const auto other = read_download(source_of(server.url("/other.json")), workspace.root / "d", NetworkUse::normal, bag);
  REQUIRE_FALSE(other.ok());
  CHECK(other.fault().code == Code::download_failed);
  // Nothing half-fetched stays: the copy, what is known of it, the list of pages.
  CHECK(std::distance(fs::directory_iterator(workspace.root / "d"), fs::directory_iterator()) == 3);
}

TEST_CASE("read_download: limits on size, redirects and schemes", "[ingest]") {
  const Workspace workspace;
  const Server server([&](const std::string& path) -> std::string {
    if (path == "/big") return "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + std::string(5000, 'x');
    if (path == "/declared")
      return "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + std::string(5000, 'x');
    if (path == "/loop") return "HTTP/1.1 302 Found\r\nLocation: /loop\r\nContent-Length: 0\r\n\r\n";
    if (path == "/file")
      return "HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n";
    if (path == "/there") return "HTTP/1.1 302 Found\r\nLocation: /here.csv\r\nContent-Length: 0\r\n\r\n";
    if (path == "/here.csv") return ok("a,b\n1,2\n");
    if (path == "/short") return "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc";
    return ok("");
  });
  FetchLimits limits;
  limits.most_bytes = 4999;
  limits.total_seconds = 10;
  DiagnosticBag bag;
  const auto code = [&](const std::string& url) {
    const auto result = read_download(source_of(url), workspace.root / "d", NetworkUse::normal, bag, limits);
    return result.ok() ? Code::internal_fault : result.fault().code;
  };
  for (const char* path : {"/big", "/declared", "/loop", "/file", "/short", "/empty"}) {
    CAPTURE(path);
    CHECK(code(server.url(path)) == Code::download_failed);
  }
  CHECK(read_download(source_of(server.url("/there")), workspace.root / "d", NetworkUse::normal, bag, limits).ok());
  CHECK(code("http://example.vn/a.csv") == Code::download_not_https);
  CHECK(code("ftp://example.vn/a.csv") == Code::download_not_https);
  CHECK(code("file:///etc/passwd") == Code::download_not_https);
  CHECK(bag.empty());
}

TEST_CASE("read_download: a source whose pages never end is refused", "[ingest]") {
  const Workspace workspace;
  std::atomic<int> served = 0;
  const Server server([&](const std::string&) {
    const int number = ++served;
    return ok("{\"data\":[{\"a\":" + std::to_string(number) + "}],\"next\":\"?c=" + std::to_string(number) + "\"}");
  });
  FetchLimits limits;
  limits.most_pages = 3;
  DiagnosticBag bag;
  const auto result = read_download(source_of(server.url("/a.json")), workspace.root / "d", NetworkUse::normal, bag, limits);
  REQUIRE_FALSE(result.ok());
  CHECK(result.fault().code == Code::pages_too_many);
  CHECK(served == 3);
}
