// How fast exports are read, and in how much memory: the same records as CSV, JSON, XLSX with shared strings (as
// Excel writes) and XLSX with inline strings.
//
//   build/dev/tests/bench/ingest_bench [RECORDS] [FOLDER]     (100,000; the system's temporary folder)
//
// Each reading is a process of its own, so that its peak of memory is its own. Files are made once and kept.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "base/messages.hpp"
#include "ingest/record_reader.hpp"
#include "ingest/workbook_rows.hpp"

using namespace trungbay;
namespace fs = std::filesystem;

namespace {

const std::vector<std::string> k_headers = {"Mã", "Tên ý tưởng", "Đơn vị", "Lĩnh vực", "Trạng thái", "Ngày gửi", "Tác giả", "Nội dung"};

// Bodies of 2.4 KB that all differ, as ideas have them.
std::vector<std::string> record(std::size_t number) {
  static const std::vector<std::string> words = {"thanh", "niên", "đổi", "mới", "sáng", "tạo", "môi", "trường", "giáo", "dục",
                                                 "chuyển", "số", "nông", "thôn", "phường", "Đoàn", "cơ", "sở", "ý", "tưởng"};
  std::uint64_t state = number * 0x9E3779B97F4A7C15u + 1;
  std::string body;
  while (body.size() < 2'400) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    body += words[(state >> 33) % words.size()] + ' ';
  }
  return {"yt-" + std::to_string(number), "Ý tưởng số " + std::to_string(number), "Huyện đoàn " + std::to_string(number % 300),
          words[number % 10], "Đã duyệt", "26/03/2023", "Nguyễn Văn " + std::to_string(number % 5'000), body};
}

void write_csv(const fs::path& path, std::size_t count) {
  std::ofstream out(path, std::ios::binary);
  const auto line = [&](const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) out << (i > 0 ? "," : "") << '"' << cells[i] << '"';
    out << '\n';
  };
  line(k_headers);
  for (std::size_t i = 0; i < count; ++i) line(record(i));
}

void write_json(const fs::path& path, std::size_t count) {
  std::ofstream out(path, std::ios::binary);
  for (std::size_t i = 0; i < count; ++i) {
    out << (i == 0 ? "[" : ",\n");
    const auto cells = record(i);
    for (std::size_t j = 0; j < cells.size(); ++j) out << (j == 0 ? "{\"" : ",\"") << k_headers[j] << "\":\"" << cells[j] << '"';
    out << '}';
  }
  out << "]\n";
}

void write_xlsx(const fs::path& path, std::size_t count, bool is_inline) {
  lxw_workbook_options options{};
  options.constant_memory = is_inline ? LXW_TRUE : LXW_FALSE;
  lxw_workbook* const workbook = workbook_new_opt(path.c_str(), &options);
  lxw_worksheet* const sheet = workbook_add_worksheet(workbook, nullptr);
  for (std::size_t row = 0; row <= count; ++row) {
    const auto cells = row == 0 ? k_headers : record(row - 1);
    for (std::size_t column = 0; column < cells.size(); ++column) {
      worksheet_write_string(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), cells[column].c_str(), nullptr);
    }
  }
  workbook_close(workbook);
}

std::size_t count_records(const ingest::Source& source) {
  DiagnosticBag bag;
  std::size_t count = 0;
  if (source.path.extension() == ".xlsx") {
    const auto rows = ingest::open_workbook_rows(source, bag);
    ingest::TableRow row;
    while (rows && rows->next_sheet(bag)) {
      while (rows->next(row, bag)) ++count;
    }
  } else {
    const auto reader = ingest::open_reader(source, bag);
    ingest::Record record;
    while (reader && reader->next(record, bag)) ++count;
  }
  for (const auto& fault : bag.all()) std::fprintf(stderr, "%s\n", headline(fault, Language::english).c_str());
  return count;
}

void measure(const char* name, const fs::path& path) {
  std::fflush(stdout);
  const pid_t child = fork();
  if (child == 0) {
    ingest::Source source;
    source.file = path.filename().string();
    source.path = path;
    const auto begin = std::chrono::steady_clock::now();
    const std::size_t count = count_records(source);
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const double cpu = static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                       static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
    std::printf("%-14s %8zu rows  %6.2f s wall  %6.2f s CPU  %8.0f rows/s (CPU)  %5ld MB peak  %5.0f MB file\n", name, count, wall.count(), cpu,
                static_cast<double>(count) / cpu, usage.ru_maxrss / 1024, static_cast<double>(fs::file_size(path)) / 1e6);
    std::fflush(stdout);
    _exit(0);
  }
  waitpid(child, nullptr, 0);
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t count = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 100'000;
  const fs::path folder = argc > 2 ? fs::path(argv[2]) : fs::temp_directory_path() / "trungbay-ingest-bench";
  fs::create_directories(folder);
  const auto made = [&](const std::string& name, const std::function<void(const fs::path&)>& write) {
    const fs::path path = folder / (std::to_string(count) + name);
    // In a process of its own as well: what it needs is no part of the readers' peaks.
    if (!fs::exists(path)) {
      const pid_t child = fork();
      if (child == 0) {
        write(path);
        _exit(0);
      }
      waitpid(child, nullptr, 0);
    }
    return path;
  };
  measure("CSV", made(".csv", [&](const fs::path& path) { write_csv(path, count); }));
  measure("JSON", made(".json", [&](const fs::path& path) { write_json(path, count); }));
  measure("XLSX, shared", made("-shared.xlsx", [&](const fs::path& path) { write_xlsx(path, count, false); }));
  measure("XLSX, inline", made("-inline.xlsx", [&](const fs::path& path) { write_xlsx(path, count, true); }));
  return 0;
}
