// Checks of what people write as web addresses in settings: base_url, publisher.url, a source's url.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace trungbay::workspace {

struct WebAddress {
  std::string scheme;  // "http" or "https"
  std::string host;    // lower case, with the port behind it when one is written
  std::string rest;    // path, query and fragment, as written; may be empty
};

// Nothing when the text is no http(s) address of printable ASCII, or names a user (`https://name@host`).
std::optional<WebAddress> parse_web_address(std::string_view text);

// Whether the host is this machine: 127.0.0.1, localhost or [::1].
bool is_loopback(const WebAddress& address);

}  // namespace trungbay::workspace
