#include "commands/run.hpp"

int main(int count, char** values) { return trungbay::commands::run({values + 1, values + count}); }
