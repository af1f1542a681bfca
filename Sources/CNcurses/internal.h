#ifndef GRADUS_CNCURSES_INTERNAL_H
#define GRADUS_CNCURSES_INTERNAL_H

#include <stddef.h>

// The bytes and the settings that make the terminal usable again, ready before anything is changed.
// `is_entered` says whether there is anything to restore.
void gradus_prepare_restoration(int input_file, int output_file);
void gradus_append_restoration(const char *bytes);
void gradus_set_entered(int is_entered);

// The terminal's descriptors.
extern int gradus_input_file;
extern int gradus_output_file;

#endif
