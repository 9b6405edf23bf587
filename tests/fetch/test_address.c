#include "test.h"

#include "fetch/transfer_private.h"

static void
an_address_is_of_this_machine_or_private_or_public(void **state)
{
    (void)state;
    static const struct {
        const char *address;
        enum address_scope scope;
    } rows[] = {
        {"0.0.0.0", ADDRESS_HERE},
        {"0.1.2.3", ADDRESS_HERE},
        {"127.255.0.1", ADDRESS_HERE},
        {"169.254.169.254", ADDRESS_HERE},
        {"224.0.0.1", ADDRESS_HERE},
        {"255.255.255.255", ADDRESS_HERE},
        {"10.255.0.1", ADDRESS_PRIVATE},
        {"172.16.0.1", ADDRESS_PRIVATE},
        {"172.31.255.1", ADDRESS_PRIVATE},
        {"192.168.0.1", ADDRESS_PRIVATE},
        {"100.64.0.1", ADDRESS_PRIVATE},
        {"100.127.0.1", ADDRESS_PRIVATE},
        {"9.255.255.255", ADDRESS_PUBLIC},
        {"172.32.0.1", ADDRESS_PUBLIC},
        {"100.128.0.1", ADDRESS_PUBLIC},
        {"169.253.0.1", ADDRESS_PUBLIC},
        {"192.169.0.1", ADDRESS_PUBLIC},
        {"::", ADDRESS_HERE},
        {"::1", ADDRESS_HERE},
        {"::127.0.0.1", ADDRESS_HERE},
        {"fe80::1", ADDRESS_HERE},
        {"febf::1", ADDRESS_HERE},
        {"ff02::1", ADDRESS_HERE},
        {"fc00::1", ADDRESS_PRIVATE},
        {"fdff::1", ADDRESS_PRIVATE},
        {"fec0::1", ADDRESS_PRIVATE},
        {"2001:db8::1", ADDRESS_PUBLIC},
        {"fe00::1", ADDRESS_PUBLIC},
        {"::ffff:127.0.0.1", ADDRESS_HERE},
        {"::ffff:169.254.1.1", ADDRESS_HERE},
        {"::ffff:192.168.1.1", ADDRESS_PRIVATE},
        {"::ffff:198.51.100.7", ADDRESS_PUBLIC},
        {"64:ff9b::7f00:1", ADDRESS_HERE},
        {"64:ff9b::10.0.0.1", ADDRESS_PRIVATE},
        {"64:ff9b::198.51.100.7", ADDRESS_PUBLIC},
        {"64:ff9b:1::198.51.100.7", ADDRESS_PRIVATE},
        {"2002:7f00:1::", ADDRESS_HERE},
        {"2002:a9fe:1::1", ADDRESS_HERE},
        {"2002:c0a8:101::1", ADDRESS_PRIVATE},
        {"2002:c633:6407::1", ADDRESS_PUBLIC},
        {"2001:0:1:2:3:4:80ff:fffe", ADDRESS_HERE},    /* 127.0.0.1 inverted */
        {"2001:0:1:2:3:4:f5ff:fffe", ADDRESS_PRIVATE}, /* 10.0.0.1 */
        {"no address", ADDRESS_HERE},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (address_scope_text(rows[i].address) != rows[i].scope)
            fail_msg("%s is %d", rows[i].address, (int)address_scope_text(rows[i].address));
}

static void
a_host_is_judged_by_its_number_however_it_is_written(void **state)
{
    (void)state;
    static const struct {
        const char *url;
        enum address_scope scope;
    } rows[] = {
        {"http://127.0.0.1:80/x", ADDRESS_HERE},
        {"http://2130706433/", ADDRESS_HERE},
        {"http://0x7f.1/", ADDRESS_HERE},
        {"http://0177.0.0.1/", ADDRESS_HERE},
        {"http://0/", ADDRESS_HERE},
        {"http://joe:pw@[::1]:80/", ADDRESS_HERE},
        {"http://[fe80::1%25eth0]/", ADDRESS_HERE},
        {"http://LOCALHOST/", ADDRESS_HERE},
        {"http://localhost./", ADDRESS_HERE},
        {"http://a.localhost/", ADDRESS_HERE},
        {"http://%31%32%37.0.0.1/", ADDRESS_HERE},
        {"http://10.1/", ADDRESS_PRIVATE},
        {"http://[::ffff:10.0.0.1]/", ADDRESS_PRIVATE},
        {"http://mylocalhost/", ADDRESS_PUBLIC},
        {"http://example.org/127.0.0.1", ADDRESS_PUBLIC},
        {"nonsense", ADDRESS_PUBLIC},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (address_scope_host(rows[i].url) != rows[i].scope)
            fail_msg("%s is %d", rows[i].url, (int)address_scope_host(rows[i].url));
}

static void
one_host_is_the_same_however_it_is_written(void **state)
{
    (void)state;
    assert_true(address_same_host("http://127.0.0.1:8080/a", "https://0x7f.1/b"));
    assert_true(address_same_host("http://Intranet.example/", "http://joe:pw@intranet.example.:81/x"));
    assert_true(address_same_host("http://[::1]/", "http://[0:0:0:0:0:0:0:1]/"));
    assert_false(address_same_host("http://127.0.0.1/", "http://127.0.0.2/"));
    assert_false(address_same_host("http://127.0.0.1/", "http://localhost/"));
    assert_false(address_same_host("", ""));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_address_is_of_this_machine_or_private_or_public),
        cmocka_unit_test(a_host_is_judged_by_its_number_however_it_is_written),
        cmocka_unit_test(one_host_is_the_same_however_it_is_written),
    };
    return cmocka_run_group_tests_name("address", tests, NULL, NULL);
}
