/* What a soak tells the disk of the player to do: a word in memory that both map. */
#ifndef BREAKROOM_TESTS_SOAK_DISK_H
#define BREAKROOM_TESTS_SOAK_DISK_H

enum disk_fault {
    DISK_GOOD,
    DISK_FULL,        /* writes fail with ENOSPC */
    DISK_WRITE_ERROR, /* writes, syncs, renames and removals fail with EIO */
    DISK_READ_ONLY,   /* likewise with EROFS, and nothing opens for writing */
    DISK_READ_ERROR,  /* reads fail with EIO */
    DISK_SLOW,        /* each read and write takes 50 ms longer */
    DISK_FAULT_COUNT
};

#endif
