#include "ingest/host_rule.hpp"

#include <cstring>
#include <string>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "support/catch.hpp"

using namespace trungbay::ingest;

namespace {

bool is_public(const std::string& text) {
  sockaddr_storage storage{};
  if (text.find(':') == std::string::npos) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    REQUIRE(inet_pton(AF_INET, text.c_str(), &address.sin_addr) == 1);
    std::memcpy(&storage, &address, sizeof address);
  } else {
    sockaddr_in6 address{};
    address.sin6_family = AF_INET6;
    REQUIRE(inet_pton(AF_INET6, text.c_str(), &address.sin6_addr) == 1);
    std::memcpy(&storage, &address, sizeof address);
  }
  return is_public_address(reinterpret_cast<const sockaddr&>(storage));
}

}  // namespace

TEST_CASE("host rule: addresses that lead inside are refused", "[ingest]") {
  for (const auto* text :
       {"0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.8.8.8",
        "169.254.169.254", "169.254.0.1", "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.5", "192.88.99.1",
        "192.168.0.1", "192.168.255.255", "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1",
        "239.255.255.250", "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "febf::1", "fc00::1", "fdff::1",
        "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "64:ff9b::10.0.0.1",
        "64:ff9b::7f00:1", "64:ff9b:1::808:808", "2002:7f00:1::", "2002:a00:1::1", "2002:c0a8:1::", "2001::1",
        "2001:2::1", "2001:10::1", "2001:db8::1", "2001:db8:ffff::", "3fff::1", "3fff:fff::1", "4000::1", "100::1"}) {
    CAPTURE(text);
    CHECK_FALSE(is_public(text));
  }
}

TEST_CASE("host rule: public addresses may be asked", "[ingest]") {
  for (const auto* text : {"1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1", "126.1.1.1",
                           "128.0.0.1", "169.253.1.1", "169.255.1.1", "172.15.0.1", "172.32.0.1", "192.0.1.1", "192.167.1.1",
                           "192.169.1.1", "198.17.1.1", "198.20.1.1", "203.0.112.1", "203.162.0.1", "223.255.255.255",
                           "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::", "2400:cb00::1", "2606:4700::1111",
                           "2001:200::1", "2405:4800::1", "3ffe::1"}) {
    CAPTURE(text);
    CHECK(is_public(text));
  }
}

TEST_CASE("host rule: a listed host, with or without its port", "[ingest]") {
  const std::vector<std::string> allowed = {"anh.noibo.vn", "127.0.0.1:8080"};
  CHECK(is_allowed_host("anh.noibo.vn", allowed));
  CHECK(is_allowed_host("anh.noibo.vn:8443", allowed));
  CHECK(is_allowed_host("127.0.0.1:8080", allowed));
  CHECK_FALSE(is_allowed_host("127.0.0.1:9090", allowed));
  CHECK_FALSE(is_allowed_host("x.anh.noibo.vn", allowed));
  CHECK_FALSE(is_allowed_host("anh.noibo.vn.example.com", allowed));
}
