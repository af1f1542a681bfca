#ifndef GRADUS_CNCURSES_INTERNAL_H
#define GRADUS_CNCURSES_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>

// The bytes and the settings that make the terminal usable again, ready before anything is changed.
// `is_entered` says whether there is anything to restore.
void gradus_prepare_restoration(int input_file, int output_file);
void gradus_append_restoration(const char *bytes);
void gradus_set_entered(int is_entered);

// The terminal's descriptors.
extern int gradus_input_file;
extern int gradus_output_file;

// Writes all of it, whatever interrupts; false when the terminal is gone.
bool gradus_write(int output, const char *bytes, size_t length);

// Between the two, what is written to `descriptor` gathers; then it goes to `output`. False: it goes there at once.
bool gradus_frame_begin(int descriptor);
void gradus_frame_end(int descriptor, int output);
void gradus_frame_close(void);

#endif
