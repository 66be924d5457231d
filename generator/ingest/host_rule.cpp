#include "ingest/host_rule.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace trungbay::ingest {
namespace {

struct Network4 {
  std::uint32_t address;
  int bits;
};

constexpr std::uint32_t ip(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
  return a << 24 | b << 16 | c << 8 | d;
}

constexpr Network4 k_inside4[] = {
    {ip(0, 0, 0, 0), 8},       {ip(10, 0, 0, 0), 8},     {ip(100, 64, 0, 0), 10},  {ip(127, 0, 0, 0), 8},
    {ip(169, 254, 0, 0), 16},  {ip(172, 16, 0, 0), 12},  {ip(192, 0, 0, 0), 24},   {ip(192, 0, 2, 0), 24},
    {ip(192, 88, 99, 0), 24},  {ip(192, 168, 0, 0), 16}, {ip(198, 18, 0, 0), 15},  {ip(198, 51, 100, 0), 24},
    {ip(203, 0, 113, 0), 24},  {ip(224, 0, 0, 0), 4},    {ip(240, 0, 0, 0), 4},
};

bool is_public4(std::uint32_t address) {
  return std::none_of(std::begin(k_inside4), std::end(k_inside4), [&](const Network4& network) {
    return (address ^ network.address) >> (32 - network.bits) == 0;
  });
}

using Bytes6 = std::array<std::uint8_t, 16>;

std::uint32_t number_at(const Bytes6& bytes, std::size_t at) {
  return ip(bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]);
}

bool is_public6(const Bytes6& bytes) {
  const bool upper_is_zero = std::all_of(bytes.begin(), bytes.begin() + 10, [](auto byte) { return byte == 0; });
  if (upper_is_zero && bytes[10] == 0xff && bytes[11] == 0xff) return is_public4(number_at(bytes, 12));  // mapped
  if (bytes[0] == 0x00 && bytes[1] == 0x64 && bytes[2] == 0xff && bytes[3] == 0x9b) {
    return bytes[4] == 0 && bytes[5] == 0 && is_public4(number_at(bytes, 12));  // NAT64; 64:ff9b:1:: is local
  }
  if (bytes[0] == 0x20 && bytes[1] == 0x02) return is_public4(number_at(bytes, 2));  // 6to4
  if ((bytes[0] & 0xe0) != 0x20) return false;  // only 2000::/3 is handed out: leaves ::, ::1, fc00, fe80, ff00 outside
  const std::uint32_t head = number_at(bytes, 0);
  if (head >> 9 == ip(0x20, 0x01, 0, 0) >> 9) return false;                 // 2001::/23: Teredo, benchmarks, ORCHID
  if (head == ip(0x20, 0x01, 0x0d, 0xb8)) return false;                     // documentation
  return (head ^ ip(0x3f, 0xff, 0, 0)) >> 12 != 0;                          // documentation, 3fff::/20
}

}  // namespace

bool is_public_address(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in four{};
    std::memcpy(&four, &address, sizeof four);
    return is_public4(ntohl(four.sin_addr.s_addr));
  }
  if (address.sa_family != AF_INET6) return false;
  sockaddr_in6 six{};
  std::memcpy(&six, &address, sizeof six);
  Bytes6 bytes;
  std::memcpy(bytes.data(), &six.sin6_addr, bytes.size());
  return is_public6(bytes);
}

bool is_allowed_host(std::string_view host, std::span<const std::string> allowed) {
  const std::string_view name = host.substr(0, host.rfind(':') == std::string_view::npos || host.ends_with(']')
                                                   ? host.size()
                                                   : host.rfind(':'));
  return std::any_of(allowed.begin(), allowed.end(),
                     [&](const std::string& entry) { return entry == host || entry == name; });
}

}  // namespace trungbay::ingest
