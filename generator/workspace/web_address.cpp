#include "workspace/web_address.hpp"

#include <algorithm>

namespace trungbay::workspace {
namespace {

constexpr std::size_t k_most_bytes = 2048;  // what browsers and servers agree on

char lower(char byte) {
  return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : byte;
}

bool is_host_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '-' || byte == '.';
}

bool is_host(std::string_view host) {
  if (host.starts_with("[")) {
    return host.ends_with("]") && host.size() > 3 &&
           host.find_first_not_of("0123456789abcdef:.", 1) == host.size() - 1;
  }
  return !host.empty() && host.size() <= 253 && std::all_of(host.begin(), host.end(), is_host_letter) &&
         host.find("..") == std::string_view::npos && host.front() != '.' && host.front() != '-';
}

bool is_port(std::string_view port) {
  return !port.empty() && port.size() <= 5 && port.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::optional<WebAddress> parse_web_address(std::string_view text) {
  if (text.size() > k_most_bytes) return std::nullopt;
  // Neither spaces nor what could break out of an attribute or a command.
  const bool is_plain = std::all_of(text.begin(), text.end(), [](char byte) {
    return byte > ' ' && byte < 0x7F && std::string_view("\"<>\\^`{|}").find(byte) == std::string_view::npos;
  });
  const std::size_t colon = text.find("://");
  if (!is_plain || colon == std::string_view::npos) return std::nullopt;
  WebAddress address;
  std::transform(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon),
                 std::back_inserter(address.scheme), lower);
  if (address.scheme != "http" && address.scheme != "https") return std::nullopt;
  const std::string_view behind = text.substr(colon + 3);
  const std::size_t end = std::min(behind.find_first_of("/?#"), behind.size());
  address.rest = behind.substr(end);
  std::transform(behind.begin(), behind.begin() + static_cast<std::ptrdiff_t>(end),
                 std::back_inserter(address.host), lower);
  const std::size_t port = address.host.rfind(':');
  const bool has_port = port != std::string::npos && address.host.find(']', port) == std::string::npos;
  if (has_port && !is_port(std::string_view(address.host).substr(port + 1))) return std::nullopt;
  if (!is_host(std::string_view(address.host).substr(0, has_port ? port : std::string::npos)))
    return std::nullopt;
  return address;
}

bool is_loopback(const WebAddress& address) {
  const std::string_view host = address.host;
  for (const std::string_view name : {"127.0.0.1", "localhost", "[::1]"}) {
    if (host == name || (host.starts_with(name) && host[name.size()] == ':')) return true;
  }
  return false;
}

}  // namespace trungbay::workspace
