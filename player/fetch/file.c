/* F_SETPIPE_SZ */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/number.h"
#include "base/redact.h"
#include "fetch/folder_private.h"
#include "fetch/local.h"
#include "fetch/share_private.h"
#include "fetch/transfer_private.h"

#define SHOWN_BYTES 128
#define PIPE_BYTES  (1 << 20) /* as much as any user may set: fewer changes between the processes */

/* Written by the child after the bytes of the file. */
struct file_end {
    uint64_t stamp;    /* local_stamp before the file was opened */
    int64_t too_large; /* size of a file that is larger than max_bytes, else 0 */
    struct reason why; /* it cannot be read; none when the file is complete */
};

static struct reason
why_not_a_file(const char *path)
{
    struct reason why = {.text = ""};
    if (!path)
        reason_set(&why, REASON_NOT_PATH);
    return path ? local_why_unreadable(path) : why;
}

/* Prefixes the reason in the answer with the path. */
static void
name_file(struct transfer *transfer)
{
    char shown[SHOWN_BYTES];
    redact_address(transfer->request.url, shown, sizeof(shown));
    reason_wrap(&transfer->answer.why, REASON_FILE, shown);
}

void
transfer_read_file(struct transfer *transfer)
{
    struct transfer_answer *answer = &transfer->answer;
    struct stat st;
    char *path = transfer_file_path(transfer->request.url);
    answer->why = why_not_a_file(path);
    answer->reach = REACH_PRIVATE;
    errno = 0;
    if (!answer->why.text[0] && local_is_folder(path)) {
        if (folder_describe(path, &transfer->body))
            answer->body = buf_str(&transfer->body);
        else if (transfer->body.full)
            transfer_explain_size(transfer, -1);
        else
            reason_set_errno(&answer->why, errno);
    } else if (!answer->why.text[0])
        answer->body = file_read(transfer->arena, path, (size_t)transfer->request.max_bytes, &answer->why);
    if (answer->body.ptr)
        answer->result = TRANSFER_OK;
    else if (path && stat(path, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > transfer->request.max_bytes)
        transfer_explain_size(transfer, st.st_size);
    if (!answer->body.ptr)
        name_file(transfer);
    memory_free(path);
}

/* At most max_bytes; false with errno when reading fails before that. The kernel passes its pages on; a file
 * system that cannot do that is read. */
static bool
copy_file(int from, int64_t max_bytes, int to)
{
    char piece[65536];
    int64_t left = max_bytes;
    ssize_t got = 1;
    fcntl(to, F_SETPIPE_SZ, PIPE_BYTES);
    while (left > 0 && got > 0) {
        got = sendfile(to, from, NULL, (size_t)left);
        left -= number_max(got, 0);
    }
    while (left > 0 && got != 0) {
        got = read(from, piece, left < (int64_t)sizeof(piece) ? (size_t)left : sizeof(piece));
        if (got < 0 && errno != EINTR)
            return false;
        if (got > 0)
            share_write(to, piece, (size_t)got);
        left -= number_max(got, 0);
    }
    return true;
}

/* In the child. */
static void
read_folder(const char *path, int64_t max_bytes, struct file_end *end, int out)
{
    struct buf text;
    buf_init(&text, (size_t)max_bytes);
    end->stamp = folder_stamp(path);
    if (folder_describe(path, &text))
        share_write(out, text.ptr, text.len);
    else if (text.full)
        end->too_large = max_bytes + 1;
    else
        reason_set_errno(&end->why, errno);
    buf_finish(&text);
    share_write(out, end, sizeof(*end));
}

/* In the child. */
static void
read_shared(const void *ctx, int out)
{
    const struct transfer_request *request = ctx;
    struct file_end end = {.stamp = 0};
    struct stat st = {.st_size = 0};
    char *path = transfer_file_path(request->url);
    end.why = why_not_a_file(path);
    bool good = !end.why.text[0];
    if (good && local_is_folder(path)) {
        read_folder(path, request->max_bytes, &end, out);
        memory_free(path);
        return;
    }
    end.stamp = path ? local_stamp(path) : 0;
    int fd = good ? open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK) : -1;
    if (fd >= 0 && fstat(fd, &st) == 0 && st.st_size > request->max_bytes)
        end.too_large = st.st_size;
    else if (good && (fd < 0 || !copy_file(fd, request->max_bytes, out)))
        reason_set_errno(&end.why, errno);
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
    reason_set(&transfer->answer.why, share_why(request->share));
    name_file(transfer);
    return false;
}

void
transfer_take_shared(struct transfer *transfer)
{
    struct file_end end;
    struct transfer_answer *answer = &transfer->answer;
    struct str bytes = share_answer(transfer->request.share);
    if (bytes.len < sizeof(end)) {
        reason_set(&answer->why, share_why(transfer->request.share));
        name_file(transfer);
        return;
    }
    memcpy(&end, bytes.ptr + bytes.len - sizeof(end), sizeof(end));
    end.why.text[sizeof(end.why.text) - 1] = '\0';
    answer->stamp = end.stamp;
    answer->why = end.why;
    if (end.too_large > 0)
        transfer_explain_size(transfer, end.too_large);
    if (answer->why.text[0]) {
        name_file(transfer);
        return;
    }
    buf_finish(&transfer->body);
    transfer->body = share_take_answer(transfer->request.share);
    transfer->body.len -= sizeof(end);
    answer->body = buf_str(&transfer->body);
    answer->result = TRANSFER_OK;
}
