// A text export as UTF-8 bytes, whatever it was saved as: UTF-8 with or without a byte-order mark, UTF-16
// ("Unicode Text" of Excel), Windows-1258, or the bytes of TCVN3 and VNI in a file saved as "ANSI".
//
// The readers of CSV and JSON open their files with it. UTF-8 is the mapped file itself; everything else is
// turned into UTF-8 chunk by chunk, in a temporary file without a name, so that memory does not grow with the
// file. TCVN3 and VNI come out as the Latin-1 characters that they look like: vietnamese/repair.hpp mends
// their words.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "base/files.hpp"

namespace trungbay::ingest {

enum class TextEncoding : std::uint8_t { utf8, utf16_le, utf16_be, windows_1258, windows_1252 };

// Nothing when the file cannot be read or turned into UTF-8: the fault is in the bag. What is no text at all,
// such as a packed file, comes as it is, and the reader says so. A file that was turned into UTF-8 is noted.
std::optional<MappedFile> open_text(const std::filesystem::path& path, const std::string& shown_as,
                                    DiagnosticBag& bag);

// What a file's bytes are in. `bytes` is all of them; `release` is told up to where they have been looked at.
TextEncoding find_encoding(std::string_view bytes, const std::function<void(std::size_t)>& release = {});

}  // namespace trungbay::ingest
