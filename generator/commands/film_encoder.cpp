#include "commands/film_encoder.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <vector>

#include "base/utf8.hpp"

extern char** environ;

namespace trungbay::commands {
namespace {

constexpr std::size_t k_most_reason = 300;  // characters of what ffmpeg says
constexpr int k_patience = 120;             // seconds that it may take for one frame
constexpr int k_film_descriptor = 3;        // in the program; its path below is fixed by it
constexpr const char* k_film_path = "file:/proc/self/fd/3";

// `threads` is fixed because x264 makes other bytes with another number of them; `bitexact` and `-map_metadata` keep
// versions and times out.
std::vector<std::string> arguments_of(int width, int height, std::size_t rate) {
  return {"ffmpeg", "-nostdin", "-hide_banner", "-loglevel", "error", "-y",
          "-f", "rawvideo", "-pixel_format", "bgr0", "-video_size", std::to_string(width) + "x" + std::to_string(height),
          "-framerate", std::to_string(rate), "-i", "pipe:0",
          "-an", "-vf", "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p",
          "-c:v", "libx264", "-profile:v", "high", "-preset", "medium", "-crf", "20", "-g", std::to_string(2 * rate),
          "-threads", "4", "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv",
          "-fflags", "+bitexact", "-flags:v", "+bitexact", "-map_metadata", "-1", "-movflags", "+faststart",
          "-f", "mp4", k_film_path};
}

class Actions {
 public:
  Actions() { posix_spawn_file_actions_init(&actions_); }
  ~Actions() { posix_spawn_file_actions_destroy(&actions_); }
  Actions(const Actions&) = delete;
  Actions& operator=(const Actions&) = delete;
  void move(int from, int to) { posix_spawn_file_actions_adddup2(&actions_, from, to); }
  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

// A descriptor above those that the program gets, so that moving one there does not close another.
int lifted(int file) { return fcntl(file, F_DUPFD_CLOEXEC, 16); }

}  // namespace

Result<std::unique_ptr<FilmEncoder>> FilmEncoder::start(int width, int height, std::size_t frames_a_second) {
  std::unique_ptr<FilmEncoder> encoder(new FilmEncoder());
  int ends[2] = {-1, -1};
  // A socket rather than a pipe: writing to a program that has gone is an error there, not a signal.
  if (!encoder->film_.is_open() || !encoder->messages_.is_open() || socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
    return make_diagnostic(Code::ffmpeg_failed, Place{}, {{"reason", std::strerror(errno)}});
  }
  encoder->frames_ = ends[0];
  const timeval patience{k_patience, 0};
  setsockopt(ends[0], SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  const int input = lifted(ends[1]), film = lifted(encoder->film_.descriptor()), messages = lifted(encoder->messages_.descriptor());
  close(ends[1]);
  Actions actions;
  actions.move(input, STDIN_FILENO);
  actions.move(messages, STDOUT_FILENO);
  actions.move(messages, STDERR_FILENO);
  actions.move(film, k_film_descriptor);
  auto arguments = arguments_of(width, height, frames_a_second);
  std::vector<char*> pointers;
  for (auto& argument : arguments) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  const int failed = posix_spawnp(&encoder->process_, "ffmpeg", actions.get(), nullptr, pointers.data(), environ);
  for (const int file : {input, film, messages}) close(file);
  if (failed == 0) return encoder;
  encoder->process_ = -1;
  if (failed == ENOENT) return make_diagnostic(Code::ffmpeg_missing, Place{});
  return make_diagnostic(Code::ffmpeg_failed, Place{}, {{"reason", std::strerror(failed)}});
}

FilmEncoder::~FilmEncoder() {
  if (frames_ >= 0) close(frames_);
  if (process_ > 0) {
    kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
  }
}

bool FilmEncoder::add(const draw::Pixels& frame) {
  const auto* bytes = reinterpret_cast<const char*>(frame.data.data());
  std::size_t left = frame.data.size() * sizeof(frame.data[0]);
  while (left > 0) {
    const ssize_t sent = send(frames_, bytes, left, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes += sent;
    left -= static_cast<std::size_t>(sent);
  }
  return true;
}

bool FilmEncoder::wait() {
  close(frames_);
  frames_ = -1;
  int status = 0;
  while (waitpid(process_, &status, 0) < 0 && errno == EINTR) {
  }
  process_ = -1;
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

Diagnostic FilmEncoder::failed() const {
  // The first line says what is wrong, the others what follows from it. Its bytes are not ours: what is no text goes.
  std::string reason = messages_.bytes();
  reason.erase(std::min(reason.find('\n'), reason.size()));
  reason = is_valid_utf8(reason) ? std::string(first_code_points(trim(reason), k_most_reason)) : std::string();
  std::erase_if(reason, [](unsigned char letter) { return letter < 0x20; });
  return make_diagnostic(Code::ffmpeg_failed, Place{}, {{"reason", reason.empty() ? "ffmpeg" : reason}});
}

Result<std::string> FilmEncoder::finish() {
  const bool is_done = wait();
  std::string film = is_done ? film_.bytes() : std::string();
  if (film.empty()) return failed();
  return film;
}

}  // namespace trungbay::commands
