#include "base/text_store.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>

namespace trungbay {
namespace {

constexpr std::size_t k_buffer_size = 1 << 20;  // large enough that a write costs next to nothing a record

int open_nameless(const std::filesystem::path& folder) {
  std::string path = (folder / "texts-XXXXXX").string();
  const int file = mkostemp(path.data(), O_CLOEXEC);
  if (file >= 0) unlink(path.c_str());
  return file;
}

}  // namespace

struct TextStore::File {
  int descriptor = -1;
  int write_error = 0;
  std::string buffer;
  std::uint64_t size = 0;
  const char* bytes = nullptr;

  ~File() {
    if (bytes != nullptr) munmap(const_cast<char*>(bytes), size);
    if (descriptor >= 0) close(descriptor);
  }

  void flush() {
    std::string_view rest = buffer;
    while (!rest.empty() && write_error == 0) {
      const ssize_t written = ::write(descriptor, rest.data(), rest.size());
      if (written >= 0) {
        rest.remove_prefix(static_cast<std::size_t>(written));
      } else if (errno != EINTR) {
        write_error = errno;
      }
    }
    buffer.clear();
  }

  void put(const void* data, std::size_t length) {
    buffer.append(static_cast<const char*>(data), length);
    size += length;
    if (buffer.size() >= k_buffer_size) flush();
  }
};

TextStore::TextStore(std::unique_ptr<File> file) : file_(std::move(file)) {}
TextStore::TextStore(TextStore&&) noexcept = default;
TextStore& TextStore::operator=(TextStore&&) noexcept = default;
TextStore::~TextStore() = default;

Result<TextStore> TextStore::create(const std::filesystem::path& folder) {
  auto file = std::make_unique<File>();
  file->descriptor = open_nameless(folder);
  if (file->descriptor < 0) {
    std::error_code failed;
    const auto temporary = std::filesystem::temp_directory_path(failed);
    file->descriptor = open_nameless(failed ? std::filesystem::path("/tmp") : temporary);
    if (file->descriptor < 0) {
      return make_diagnostic(Code::file_unwritable, file_place(temporary.string()), {{"reason", std::strerror(errno)}});
    }
  }
  file->buffer.reserve(k_buffer_size + (k_buffer_size >> 2));
  return TextStore(std::move(file));
}

// An entry is: the number of texts, their lengths, then the texts, without anything between them.
TextHandle TextStore::append(std::span<const std::string_view> parts) {
  const TextHandle entry = file_->size;
  const auto count = static_cast<std::uint32_t>(parts.size());
  file_->put(&count, sizeof count);
  for (const auto part : parts) {
    const auto length = static_cast<std::uint32_t>(part.size());
    file_->put(&length, sizeof length);
  }
  for (const auto part : parts) file_->put(part.data(), part.size());
  return entry;
}

Result<Done> TextStore::seal() {
  file_->flush();
  const auto fail = [](int error) {
    return make_diagnostic(Code::file_unwritable, file_place("texts"), {{"reason", std::strerror(error)}});
  };
  if (file_->write_error != 0) return fail(file_->write_error);
  file_->buffer = {};
  if (file_->size > 0) {
    void* mapped = mmap(nullptr, file_->size, PROT_READ, MAP_SHARED, file_->descriptor, 0);
    if (mapped == MAP_FAILED) return fail(errno);
    file_->bytes = static_cast<const char*>(mapped);
  }
  return Done{};
}

std::string_view TextStore::part(TextHandle entry, std::size_t index) const {
  const auto number_at = [&](std::size_t position) {
    std::uint32_t number;
    std::memcpy(&number, file_->bytes + entry + position * sizeof number, sizeof number);
    return number;
  };
  std::uint64_t begin = entry + (std::uint64_t{number_at(0)} + 1) * sizeof(std::uint32_t);
  for (std::size_t i = 0; i < index; ++i) begin += number_at(1 + i);
  return {file_->bytes + begin, number_at(1 + index)};
}

std::uint64_t TextStore::size() const { return file_->size; }

void TextStore::release(TextHandle begin, TextHandle end) const {
  const auto page = static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
  const std::uint64_t first = (begin + page - 1) / page * page;
  const std::uint64_t last = end / page * page;
  if (file_->bytes != nullptr && first < last) {
    madvise(const_cast<char*>(file_->bytes) + first, last - first, MADV_DONTNEED);
  }
}

}  // namespace trungbay
