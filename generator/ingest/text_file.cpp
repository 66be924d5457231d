#include "ingest/text_file.hpp"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <memory>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unistd.h>

namespace trungbay::ingest {
namespace {

// A file that has to be turned into UTF-8 takes as much room again on the disk for temporary files.
constexpr std::size_t k_most_converted = std::size_t{1} << 30;
constexpr std::size_t k_chunk = 256 << 10;  // written at a time
constexpr std::size_t k_release_step = 8 << 20;

struct EncodingName {
  const char* icu;
  const char* shown;
};

EncodingName name_of(TextEncoding encoding) {
  switch (encoding) {
    case TextEncoding::utf16_le:
      return {"UTF-16LE", "UTF-16"};
    case TextEncoding::utf16_be:
      return {"UTF-16BE", "UTF-16"};
    case TextEncoding::windows_1258:
      return {"windows-1258", "Windows-1258"};
    case TextEncoding::windows_1252:
      return {"windows-1252", "ANSI (Windows-1252)"};
    case TextEncoding::utf8:
      break;
  }
  return {"UTF-8", "UTF-8"};
}

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

// A temporary file that has a name only until it is mapped.
class TemporaryFile {
 public:
  TemporaryFile() {
    std::error_code failed;
    const auto folder = std::filesystem::temp_directory_path(failed);
    path_ = ((failed ? std::filesystem::path("/tmp") : folder) / "trungbay-text-XXXXXX").string();
    descriptor_ = ::mkostemp(path_.data(), O_CLOEXEC);
    if (descriptor_ < 0) error_ = errno;
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    if (descriptor_ < 0) return;
    ::unlink(path_.c_str());
    ::close(descriptor_);
  }

  void write(std::string_view bytes) {
    while (!bytes.empty() && error_ == 0) {
      const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
      if (written >= 0) {
        bytes.remove_prefix(static_cast<std::size_t>(written));
      } else if (errno != EINTR) {
        error_ = errno;
      }
    }
  }

  int error() const { return error_; }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  int descriptor_ = -1;
  int error_ = 0;
};

// False when the bytes are none of that encoding.
bool convert(MappedFile& from, TextEncoding encoding, TemporaryFile& to) {
  UErrorCode error = U_ZERO_ERROR;
  const Converter source(ucnv_open(name_of(encoding).icu, &error));
  const Converter target(ucnv_open("UTF-8", &error));
  if (U_FAILURE(error)) return false;
  ucnv_setToUCallBack(source.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
  const std::string_view bytes = from.bytes();
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    if (encoding == TextEncoding::utf16_le || encoding == TextEncoding::utf16_be) at += 2;
  }
  std::array<UChar, 4096> pivot{};
  UChar *pivot_source = pivot.data(), *pivot_target = pivot.data();
  std::string out(k_chunk, '\0');
  std::size_t released = 0;
  bool begins = true;
  do {
    error = U_ZERO_ERROR;
    char* put = out.data();
    ucnv_convertEx(target.get(), source.get(), &put, out.data() + out.size(), &at, end, pivot.data(),
                   &pivot_source, &pivot_target, pivot.data() + pivot.size(), begins, true, &error);
    begins = false;
    to.write(std::string_view(out).substr(0, static_cast<std::size_t>(put - out.data())));
    const auto done = static_cast<std::size_t>(at - bytes.data());
    if (done > released + k_release_step) {
      from.release_before(done);
      released = done;
    }
  } while (error == U_BUFFER_OVERFLOW_ERROR && to.error() == 0);
  return U_SUCCESS(error);
}

}  // namespace

std::optional<MappedFile> open_text(const std::filesystem::path& path, const std::string& shown_as,
                                    DiagnosticBag& bag) {
  auto mapped = MappedFile::open(path, shown_as);
  if (!mapped) {
    bag.add(std::move(mapped).fault());
    return std::nullopt;
  }
  const TextEncoding encoding = find_encoding(
      mapped.value().bytes(), [&](std::size_t offset) { mapped.value().release_before(offset); });
  mapped.value().rewind();
  if (encoding == TextEncoding::utf8) return std::move(mapped).value();
  if (mapped.value().bytes().size() > k_most_converted) {
    bag.add(Code::file_too_large, file_place(shown_as), {{"limit", "1 GB"}});
    return std::nullopt;
  }
  TemporaryFile converted;
  const bool is_sound = converted.error() != 0 || convert(mapped.value(), encoding, converted);
  if (converted.error() != 0) {
    bag.add(Code::file_unwritable, file_place(converted.path()),
            {{"reason", std::generic_category().message(converted.error())}});
    return std::nullopt;
  }
  if (!is_sound) {
    const bool is_utf16 = encoding == TextEncoding::utf16_le || encoding == TextEncoding::utf16_be;
    bag.add(is_utf16 ? Code::source_utf16 : Code::source_not_utf8, file_place(shown_as));
    return std::nullopt;
  }
  auto text = MappedFile::open(converted.path(), shown_as);
  if (!text) {
    bag.add(std::move(text).fault());
    return std::nullopt;
  }
  bag.add(Code::source_converted, file_place(shown_as), {{"encoding", name_of(encoding).shown}});
  return std::move(text).value();
}

}  // namespace trungbay::ingest
