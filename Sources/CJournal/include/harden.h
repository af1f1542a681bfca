#ifndef GRADUS_CJOURNAL_HARDEN_H
#define GRADUS_CJOURNAL_HARDEN_H

// Takes from an SQLite connection (`sqlite3 *`) what a hostile file could use and a journal never does. Swift cannot call
// the variadic function that this takes.
void gradus_harden(void *connection);

#endif
