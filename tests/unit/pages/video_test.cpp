#include "pages/video.hpp"

#include "support/catch.hpp"

using namespace trungbay::pages;

TEST_CASE("video: all usual addresses of YouTube are understood", "[pages]") {
  struct Form {
    const char* address;
    std::uint32_t start;
    bool is_upright;
  };
  const Form forms[] = {
      {"https://www.youtube.com/watch?v=aqz-KE-bpKQ", 0, false},
      {"http://youtube.com/watch?v=aqz-KE-bpKQ", 0, false},
      {"HTTPS://WWW.YouTube.COM/watch?v=aqz-KE-bpKQ", 0, false},
      {"https://m.youtube.com/watch?feature=share&v=aqz-KE-bpKQ&t=90", 90, false},
      {"https://music.youtube.com/watch?v=aqz-KE-bpKQ&list=x", 0, false},
      {"https://www.youtube.com/watch/?v=aqz-KE-bpKQ", 0, false},
      {"https://www.youtube.com/watch?v=aqz-KE-bpKQ#t=1m30s", 90, false},
      {"https://youtu.be/aqz-KE-bpKQ", 0, false},
      {"https://youtu.be/aqz-KE-bpKQ?si=abc&t=1h2m3s", 3723, false},
      {"youtu.be/aqz-KE-bpKQ/", 0, false},
      {"www.youtube.com/watch?v=aqz-KE-bpKQ&t=45s", 45, false},
      {"//www.youtube.com/embed/aqz-KE-bpKQ?start=7", 7, false},
      {"https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ", 0, false},
      {"https://www.youtube.com/shorts/aqz-KE-bpKQ?feature=share", 0, true},
      {"https://www.youtube.com/live/aqz-KE-bpKQ?t=5", 5, false},
      {"https://www.youtube.com/v/aqz-KE-bpKQ", 0, false},
      {"https://youtu.be/aqz-KE-bpKQ?t=abc", 0, false},
      {"https://youtu.be/aqz-KE-bpKQ?t=99999999999999999999", 0, false},
      {"https://youtu.be/aqz-KE-bpKQ?t=s", 0, false},
  };
  for (const auto& form : forms) {
    INFO(form.address);
    const auto video = parse_youtube(form.address);
    REQUIRE(video);
    CHECK(video->id == "aqz-KE-bpKQ");
    CHECK(video->start == form.start);
    CHECK(video->is_upright == form.is_upright);
  }
}

TEST_CASE("video: what is not a film of YouTube stays a link", "[pages]") {
  for (const char* address : {
           "", "https://www.youtube.com/", "https://www.youtube.com/watch", "https://www.youtube.com/watch?v=",
           "https://www.youtube.com/watch?v=aqz-KE-bpK", "https://www.youtube.com/watch?v=aqz-KE-bpKQQ",
           "https://www.youtube.com/watch?v=aqz-KE-bp%51", "https://www.youtube.com/watch?v=\"><script>",
           "https://youtu.be/aqz-KE-bpKQ/x", "https://youtu.be/", "https://www.youtube.com/@kenh", "https://www.youtube.com/playlist?list=aqz-KE-bpKQ",
           "https://www.youtube.com/embed/videoseries?list=x", "https://www.youtube.com/embed/live_stream?channel=x",
           "https://www.youtube.com@x.vn/watch?v=aqz-KE-bpKQ", "https://x.vn/www.youtube.com/watch?v=aqz-KE-bpKQ",
           "https://youtube.com.x.vn/watch?v=aqz-KE-bpKQ", "https://www.youtube.com:8080/watch?v=aqz-KE-bpKQ",
           "javascript://youtu.be/aqz-KE-bpKQ", "https:youtu.be/aqz-KE-bpKQ", "ftp://youtu.be/aqz-KE-bpKQ", "https://vimeo.com/123456",
           "https://www.facebook.com/watch?v=aqz-KE-bpKQ", "aqz-KE-bpKQ"}) {
    INFO(address);
    CHECK_FALSE(parse_youtube(address));
  }
}

TEST_CASE("video: the page on YouTube and the player keep the time", "[pages]") {
  const auto plain = parse_youtube("https://youtu.be/aqz-KE-bpKQ");
  const auto later = parse_youtube("https://youtu.be/aqz-KE-bpKQ?t=90");
  CHECK(watch_address(*plain) == "https://www.youtube.com/watch?v=aqz-KE-bpKQ");
  CHECK(player_address(*plain) == "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1");
  CHECK(watch_address(*later) == "https://www.youtube.com/watch?v=aqz-KE-bpKQ&t=90s");
  CHECK(player_address(*later) == "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1&start=90");
}
