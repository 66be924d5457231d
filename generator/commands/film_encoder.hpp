// Frames to a film that every phone and Facebook play: H.264 high, yuv420p, BT.709, its index first (faststart).
//
// Debian's program ffmpeg does it, in a process of its own: frames go in through a socket, the film comes out in a file
// in memory. Its arguments are fixed but for the two numbers of the size; nothing that people wrote is among them, and no
// shell runs. The same frames give the same bytes on machines with the same ffmpeg, whatever their number of cores.
#pragma once

#include <sys/types.h>

#include <memory>
#include <string>

#include "base/result.hpp"
#include "commands/memory_file.hpp"
#include "draw/canvas.hpp"

namespace trungbay::commands {

class FilmEncoder {
 public:
  // Faults: ffmpeg_missing, ffmpeg_failed.
  static Result<std::unique_ptr<FilmEncoder>> start(int width, int height, std::size_t frames_a_second);
  ~FilmEncoder();  // ends the program if it still runs
  FilmEncoder(const FilmEncoder&) = delete;
  FilmEncoder& operator=(const FilmEncoder&) = delete;

  // False when the program takes no more: finish() tells why.
  bool add(const draw::Pixels& frame);
  // The film. Fault: ffmpeg_failed.
  Result<std::string> finish();

 private:
  FilmEncoder() = default;
  Diagnostic failed() const;
  bool wait();  // whether the program left in peace

  MemoryFile film_, messages_;
  pid_t process_ = -1;
  int frames_ = -1;
};

}  // namespace trungbay::commands
