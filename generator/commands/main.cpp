#include <malloc.h>

#include <vector>

#include "commands/run.hpp"

int main(int argc, char** argv) {
  // Large cells are worked on in buffers of megabytes. Left to itself, glibc learns to keep such buffers when they
  // are freed; fixed, the threshold gives them back, and memory stays as flat as the records allow.
  mallopt(M_MMAP_THRESHOLD, 1 << 20);
  return trungbay::commands::run({argv + 1, argv + argc});
}
