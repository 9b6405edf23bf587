#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/redact.h"
#include "fetch/local.h"
#include "fetch/share.h"
#include "fetch/transfer_parts.h"

/* What the child writes behind the bytes of the file. */
struct file_end {
    uint64_t stamp;         /* local_stamp, before it was opened */
    int64_t too_large;      /* of a file that is larger than max_bytes: how large, else 0 */
    char why[WHY_FILE_MAX]; /* it cannot be read; "" when all of it is there */
};

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

static void
explain(struct transfer *transfer, const char *why)
{
    char shown[TRANSFER_WHY_BYTES - WHY_FILE_MAX - 8];
    redact_address(transfer->request.url, shown, sizeof(shown));
    snprintf(transfer->answer.why, sizeof(transfer->answer.why), "'%s': %.*s", shown, WHY_FILE_MAX, why);
}

static void
explain_too_large(struct transfer *transfer, int64_t bytes)
{
    char size[TRANSFER_WHY_BYTES];
    transfer_explain_size(transfer, bytes);
    memcpy(size, transfer->answer.why, sizeof(size));
    explain(transfer, size);
}

void
transfer_read_file(struct transfer *transfer)
{
    struct transfer_answer *answer = &transfer->answer;
    struct stat st;
    char *path = transfer_file_path(transfer->request.url);
    const char *why = path ? why_not_a_file(path) : "not an address or a path";
    if (!why)
        answer->body = file_read(transfer->arena, path, (size_t)transfer->request.max_bytes, &why);
    answer->reach = REACH_PRIVATE;
    if (answer->body.ptr)
        answer->result = TRANSFER_OK;
    else if (path && stat(path, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > transfer->request.max_bytes)
        explain_too_large(transfer, st.st_size);
    else
        explain(transfer, why);
    memory_free(path);
}

/* As far as max_bytes; false with errno when it cannot be read so far. */
static bool
copy_file(int from, int64_t max_bytes, int to)
{
    char piece[65536];
    int64_t left = max_bytes;
    ssize_t got = 1;
    while (left > 0 && got != 0) {
        got = read(from, piece, left < (int64_t)sizeof(piece) ? (size_t)left : sizeof(piece));
        if (got < 0 && errno != EINTR)
            return false;
        if (got > 0)
            share_write(to, piece, (size_t)got);
        left -= got > 0 ? got : 0;
    }
    return true;
}

/* In the child. */
static void
read_shared(const void *ctx, int out)
{
    const struct transfer_request *request = ctx;
    struct file_end end = {.stamp = 0};
    struct stat st = {.st_size = 0};
    char *path = transfer_file_path(request->url);
    const char *why = path ? why_not_a_file(path) : "not an address or a path";
    end.stamp = path ? local_stamp(path) : 0;
    int fd = why ? -1 : open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd >= 0 && fstat(fd, &st) == 0 && st.st_size > request->max_bytes)
        end.too_large = st.st_size;
    else if (!why && (fd < 0 || !copy_file(fd, request->max_bytes, out)))
        why = strerror(errno);
    snprintf(end.why, sizeof(end.why), "%s", why ? why : "");
    share_write(out, &end, sizeof(end));
    if (fd >= 0)
        close(fd);
    memory_free(path);
}

bool
transfer_read_shared(struct transfer *transfer)
{
    const struct transfer_request *request = &transfer->request;
    size_t most = (size_t)request->max_bytes + sizeof(struct file_end);
    transfer->answer.reach = REACH_PRIVATE;
    if (share_start(request->share, read_shared, request, most))
        return true;
    explain(transfer, share_why(request->share));
    return false;
}

void
transfer_take_shared(struct transfer *transfer)
{
    struct file_end end;
    struct transfer_answer *answer = &transfer->answer;
    struct str bytes = share_answer(transfer->request.share);
    if (bytes.len < sizeof(end)) {
        explain(transfer, share_why(transfer->request.share));
        return;
    }
    memcpy(&end, bytes.ptr + bytes.len - sizeof(end), sizeof(end));
    end.why[sizeof(end.why) - 1] = '\0';
    answer->stamp = end.stamp;
    if (end.too_large > 0) {
        explain_too_large(transfer, end.too_large);
    } else if (end.why[0]) {
        explain(transfer, end.why);
    } else {
        buf_put(&transfer->body, str_slice(bytes, 0, bytes.len - sizeof(end)));
        answer->body = buf_str(&transfer->body);
        answer->result = TRANSFER_OK;
    }
}
