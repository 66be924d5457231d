#include "site/faults.hpp"

#include <cerrno>
#include <system_error>

#include "base/utf8.hpp"

namespace trungbay::site {
Diagnostic fault_of(int error, std::string_view place) {
  const Place where = file_place(printable_name(place));
  switch (error) {
    case ENOSPC:
    case EDQUOT:
      return make_diagnostic(Code::disk_full, where);
    case EROFS:
      return make_diagnostic(Code::output_read_only, where);
    case EACCES:
    case EPERM:
      return make_diagnostic(Code::output_denied, where);
    case ENOENT:
    case ESTALE:
      return make_diagnostic(Code::output_vanished, where);
    case ENOTDIR:
    case ELOOP:
    case EISDIR:
    case ENOTEMPTY:
    case EEXIST:
      return make_diagnostic(Code::output_path_blocked, where);
    default:
      return make_diagnostic(Code::output_unwritable, where,
                             {{"reason", std::generic_category().message(error)}});
  }
}

std::string printable_name(std::string_view name) {
  static constexpr char k_digits[] = "0123456789abcdef";
  std::string shown;
  for (std::size_t at = 0; at < name.size();) {
    const CodePoint point = decode_code_point(name, at);
    const bool invalid = point.value == 0xfffd && point.size == 1;
    if (!invalid && point.value >= 0x20 && point.value != 0x7f) {
      shown += name.substr(at, point.size);
    } else {
      const auto byte = static_cast<unsigned char>(name[at]);
      shown += "\\x";
      shown += k_digits[byte >> 4];
      shown += k_digits[byte & 15U];
    }
    at += point.size;
  }
  return shown;
}

}  // namespace trungbay::site
