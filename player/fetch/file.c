#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/redact.h"
#include "fetch/transfer_parts.h"

/* Only regular files: opening a pipe or a device could wait for ever. */
static const char *
why_not_a_file(const char *path)
{
    struct stat st;
    if (strcmp(path, "-") == 0)
        return NULL;
    if (stat(path, &st) != 0)
        return strerror(errno);
    return S_ISREG(st.st_mode) ? NULL : S_ISDIR(st.st_mode) ? "a folder, not a file" : "not a regular file";
}

void
transfer_read_file(struct transfer *transfer)
{
    struct transfer_answer *answer = &transfer->answer;
    struct stat st;
    char shown[TRANSFER_WHY_BYTES - 128];
    char *path = transfer_file_path(transfer->request.url);
    const char *why = path ? why_not_a_file(path) : "not an address or a path";
    if (!why) {
        answer->body = file_read(transfer->arena, path, (size_t)transfer->request.max_bytes, &why);
        if (answer->body.ptr)
            answer->result = TRANSFER_OK;
    }
    char size[TRANSFER_WHY_BYTES - 64];
    if (path && answer->result == TRANSFER_FAILED && stat(path, &st) == 0 && S_ISREG(st.st_mode) &&
        st.st_size > transfer->request.max_bytes) {
        transfer_explain_size(transfer, st.st_size);
        snprintf(size, sizeof(size), "%.*s", (int)sizeof(size) - 1, answer->why);
        why = size;
    }
    answer->reach = REACH_PRIVATE;
    if (answer->result == TRANSFER_FAILED) {
        redact_address(transfer->request.url, shown, sizeof(shown));
        snprintf(answer->why, sizeof(answer->why), "'%s': %s", shown, why);
    }
    memory_free(path);
}
