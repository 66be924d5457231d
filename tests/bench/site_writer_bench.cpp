// How much the site writer adds to a bare loop of openat, write, close over the same files.
//
//   site_writer_bench FOLDER [FILES=12000] [BYTES=8192] [RUNS=5]
//
// Prints medians in µs a file and their ratio to the bare loop of the same run; ratios count, seconds do not.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "site/site_writer.hpp"

namespace {

namespace fs = std::filesystem;
using namespace trungbay;
using Clock = std::chrono::steady_clock;

struct Bench {
  fs::path root;
  std::vector<std::string> paths;
  std::string page;
};

double seconds_of(const std::function<void()>& work) {
  const auto start = Clock::now();
  work();
  return std::chrono::duration<double>(Clock::now() - start).count();
}

void write_bare(const Bench& bench, const fs::path& output) {
  fs::create_directories(output / "y-tuong");
  const int root = ::open(output.c_str(), O_RDONLY | O_DIRECTORY);
  const int folder = ::openat(root, "y-tuong", O_RDONLY | O_DIRECTORY);
  for (const auto& path : bench.paths) {
    const int file = ::openat(folder, path.c_str() + 8, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    if (::write(file, bench.page.data(), bench.page.size()) < 0) std::perror("write");
    ::close(file);
  }
  ::close(folder);
  ::close(root);
}

// Each page differs from the others and, by `salt`, from those of other builds. Every `stride`-th is changed.
void write_site(Bench& bench, const std::string& salt, std::size_t stride, int threads) {
  DiagnosticBag bag;
  auto writer = site::SiteWriter::open(bench.root / "site", bench.root / "state", bag);
  if (!writer) std::abort();
  if (writer.value().plan(bench.paths)) std::abort();
  const auto write_share = [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      const std::string key = bench.paths[i] + (stride > 0 && i % stride == 0 ? salt : "");
      const Hash128 fingerprint = hash128(key);
      if (writer.value().is_current(i, fingerprint)) {
        writer.value().keep(i);
        continue;
      }
      const std::string_view parts[] = {key, std::string_view(bench.page).substr(key.size())};
      if (writer.value().write(i, parts, fingerprint)) std::abort();
    }
  };
  std::vector<std::thread> workers;
  const std::size_t share = bench.paths.size() / static_cast<std::size_t>(threads) + 1;
  for (std::size_t first = share; first < bench.paths.size(); first += share) {
    workers.emplace_back(write_share, first, std::min(first + share, bench.paths.size()));
  }
  write_share(0, std::min(share, bench.paths.size()));
  for (auto& worker : workers) worker.join();
  if (!writer.value().commit(bag)) std::abort();
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) {
    std::fputs("usage: site_writer_bench FOLDER [FILES] [BYTES] [RUNS]\n", stderr);
    return 2;
  }
  const auto number = [&](int at, std::size_t otherwise) {
    return count > at ? std::strtoul(arguments[at], nullptr, 10) : otherwise;
  };
  Bench bench;
  bench.root = fs::path(arguments[1]) / "trungbay-site-bench";
  const std::size_t files = number(2, 12'000);
  bench.page.assign(number(3, 8192), 'x');
  const std::size_t runs = number(4, 5);
  for (std::size_t i = 0; i < files; ++i)
    bench.paths.push_back("y-tuong/" + std::to_string(1'000'000 + i) + ".html");

  struct Row {
    const char* name;
    std::vector<double> seconds;
  };
  Row rows[] = {{"bare loop", {}},          {"cold", {}},
                {"cold, 2 threads", {}},    {"nothing changed", {}},
                {"one in 300 changed", {}}, {"all changed", {}}};
  for (std::size_t run = 0; run < runs; ++run) {
    fs::remove_all(bench.root);
    fs::create_directories(bench.root);
    ::sync();
    const std::string salt = std::to_string(run);
    rows[0].seconds.push_back(seconds_of([&] { write_bare(bench, bench.root / "bare"); }));
    fs::remove_all(bench.root / "bare");
    ::sync();
    rows[2].seconds.push_back(seconds_of([&] { write_site(bench, salt, 1, 2); }));
    fs::remove_all(bench.root / "site");
    fs::remove_all(bench.root / "state");
    ::sync();
    rows[1].seconds.push_back(seconds_of([&] { write_site(bench, salt, 0, 1); }));
    ::sync();
    rows[3].seconds.push_back(seconds_of([&] { write_site(bench, salt, 0, 1); }));
    rows[4].seconds.push_back(seconds_of([&] { write_site(bench, salt, 300, 1); }));
    ::sync();
    rows[5].seconds.push_back(seconds_of([&] { write_site(bench, salt + "all", 1, 1); }));
  }
  fs::remove_all(bench.root);
  const double bare = median(rows[0].seconds);
  for (const auto& row : rows) {
    const double seconds = median(row.seconds);
    std::printf("%-20s %8.2f us/file  %5.2f x bare\n", row.name, seconds * 1e6 / static_cast<double>(files),
                seconds / bare);
  }
  return 0;
}
