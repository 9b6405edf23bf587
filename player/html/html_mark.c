#include "html/html_mark.h"

#define NAME_BYTES_MAX 96 /* of a class; longer ones are not in the lists */

/* Classes and ids of text for screen readers, or for nobody, in content systems. */
static const char *const hidden[] = {
    "screen-reader-text",
    "sr-only",
    "visually-hidden",
    "visuallyhidden",
    "element-invisible",
    "assistive-text",
    "offscreen",
    "off-screen",
    "ms-hide",
    "invisible",
    "is-hidden",
    "u-hidden",
    "screen-reader",
    "preheader",
    "preview-text",
    "hidden",
    "d-none",
    "hide",
    "js-hidden",
    "accessibly-hidden",
    "a11y-hidden",
    "screenreaderonly",
};

/* With "-" at the end: every name that begins so. */
static const char *const boilerplate[] = {
    /* used by Drupal around the body: title, author, date */
    "field--name-title",
    "field--name-uid",
    "field--name-created",
    "node-readmore",
    "comment-add",
    "comment-wrapper",
    "comment-form",
    "comment-respond",
    "comments-area",
    /* to share */
    "sharedaddy",
    "sd-sharing-",
    "sd-sharing",
    "jp-post-flair",
    "addtoany-",
    "addtoany_",
    "a2a_kit",
    "heateor-",
    "heateor_",
    "ssba",
    "ssba-",
    "share-buttons",
    "sharebuttons",
    "share-button",
    "social-share",
    "social-share-",
    "social-sharing",
    "socialshare",
    "share-links",
    "share-bar",
    "sharing-buttons",
    "post-share",
    "post-sharing",
    "entry-share",
    "essb_",
    "addthis_",
    "simplesocialbuttons",
    "shariff",
    "shariff-",
    "feedflare",
    "scriptlesssocialsharing",
    "wp-block-outermost-social-sharing",
    "social-links",
    "social-icons",
    "social-media-links",
    "wp-block-social-links",
    "rs-share",
    "a2a-",
    /* further reading */
    "jp-relatedposts",
    "related-posts",
    "relatedposts",
    "related-articles",
    "related-content",
    "related-entries",
    "related-stories",
    "yarpp",
    "yarpp-",
    "crp_related",
    "rp4wp-",
    "rpbt_",
    "wp-block-latest-posts",
    "wp-block-query",
    "post-navigation",
    "nav-links",
    "pagination",
    "breadcrumb",
    "breadcrumbs",
    "read-next",
    "next-article",
    "more-articles",
    "recommended-posts",
    "outbrain",
    "taboola",
    "block-views-related-",
    "tx-news-related",
    "news-related-wrap",
    "news-related",
    /* author and categories */
    "author-box",
    "authorbox",
    "author-bio",
    "author-info",
    "about-author",
    "about-the-author",
    "saboxplugin-",
    "abh_box",
    "molongui-",
    "m-a-box",
    "pp-multiple-authors-",
    "post-author-box",
    "entry-meta",
    "entry-footer",
    "post-meta",
    "post-tags",
    "tags-links",
    "cat-links",
    "tag-links",
    "post-categories",
    "submitted",
    "field-name-field-tags",
    "field--name-field-tags",
    "k2feedtags",
    "itemtagsblock",
    "news-list-category",
    "comments-link",
    "edit-link",
    /* notices and subscriptions */
    "cookie-notice",
    "cookie-banner",
    "cookie-consent",
    "cookieconsent",
    "cookie-law-info-",
    "cookie-hint",
    "gdpr-",
    "cmplz-",
    "borlabs-",
    "newsletter-signup",
    "newsletter-form",
    "mc4wp-",
    "mc_embed_",
    "subscribe-form",
    "wp-block-jetpack-subscriptions",
    "wp-block-jetpack-subscriptions-",
    "subscription-widget-",
    "subscription-widget",
    "subscribe-widget",
    "button-wrapper",
    "kg-signup-card",
    "kg-cta-card",
    "kg-bookmark-",
    "wpcnt",
    "wordads-",
    "adsbygoogle",
    "advertisement",
    "ad-container",
    "mailmunch-",
    "canspambarwrapper",
    "canspam",
    "footercontainer",
    /* of the page */
    "toc",
    "toc_container",
    "ez-toc-container",
    "ez-toc-",
    "table-of-contents",
    "lwptoc",
    "no-print",
    "noprint",
    "skip-link",
    "back-to-top",
    "print-link",
    "pdf-link",
};

/* Shown on wide screens nevertheless: "hidden md:block", "d-none d-md-block". */
static bool
is_shown_again(struct str classes)
{
    static const char *const shown[] = {"block", "inline", "flex", "grid", "inline-block", "table"};
    while (classes.ptr) {
        struct str name = str_split(&classes, ' ');
        bool wide = str_starts(name, STR("d-")) || str_find(name, STR(":")) != SIZE_MAX;
        for (size_t i = 0; wide && i < sizeof(shown) / sizeof(shown[0]); i++)
            if (str_ends(name, str_from(shown[i])))
                return true;
    }
    return false;
}

static bool
is_one_of(struct str name, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct str one = str_from(list[i]);
        bool open = str_ends(one, STR("-")) || str_ends(one, STR("_"));
        if (open ? str_starts_nocase(name, one) : str_equal_nocase(name, one))
            return true;
    }
    return false;
}

static bool
has_one_of(struct str names, const char *const *list, size_t count)
{
    while (names.ptr) {
        struct str name = str_trim(str_split(&names, ' '));
        if (name.len && name.len <= NAME_BYTES_MAX && is_one_of(name, list, count))
            return true;
    }
    return false;
}

static bool
has_declaration(struct str style, struct str property, struct str value)
{
    while (style.ptr) {
        struct str rest = str_split(&style, ';');
        struct str name = str_trim(str_split(&rest, ':'));
        if (str_equal_nocase(name, property) && str_starts_nocase(str_trim(rest), value))
            return true;
    }
    return false;
}

static bool
has_none_of(struct str style, const char *property)
{
    static const char *const none[] = {"0", "0px", "0pt", "0em"};
    while (style.ptr) {
        struct str rest = str_split(&style, ';');
        struct str name = str_trim(str_split(&rest, ':'));
        for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++)
            if (str_equal_nocase(name, str_from(property)) &&
                str_equal_nocase(str_trim(rest), str_from(none[i])))
                return true;
    }
    return false;
}

/* Ways to hide text in mails and accessible pages. A font size of zero alone is not one: mails set it on
 * elements around all their text; nor is transparency: pages fade text in. */
static bool
is_shrunk(struct str style)
{
    bool small = has_none_of(style, "font-size") &&
                 (has_none_of(style, "line-height") || has_none_of(style, "max-height"));
    bool away = has_declaration(style, STR("left"), STR("-9")) ||
                has_declaration(style, STR("left"), STR("-10000")) ||
                has_declaration(style, STR("text-indent"), STR("-9999"));
    return small || (away && has_declaration(style, STR("position"), STR("absolute"))) ||
           has_declaration(style, STR("clip"), STR("rect(0")) ||
           has_declaration(style, STR("clip"), STR("rect(1px"));
}

static bool
is_hidden(const struct tag *tag, struct str classes)
{
    struct str style = tag_attribute(tag, "style");
    struct str attribute = tag_attribute(tag, "hidden");
    return (attribute.ptr && !str_equal_nocase(attribute, STR("until-found"))) ||
           has_declaration(style, STR("display"), STR("none")) ||
           has_declaration(style, STR("visibility"), STR("hidden")) ||
           has_declaration(style, STR("mso-hide"), STR("all")) || is_shrunk(style) ||
           (has_one_of(classes, hidden, sizeof(hidden) / sizeof(hidden[0])) && !is_shown_again(classes));
}

enum html_mark
html_mark_of(const struct tag *tag)
{
    struct str classes = tag_attribute(tag, "class"), id = tag_attribute(tag, "id");
    const size_t count = sizeof(boilerplate) / sizeof(boilerplate[0]);
    if (tag->count == 0)
        return HTML_MARK_NONE;
    if (is_hidden(tag, classes))
        return HTML_MARK_HIDDEN;
    if (has_one_of(classes, boilerplate, count) || has_one_of(id, boilerplate, count))
        return HTML_MARK_BOILERPLATE;
    return HTML_MARK_NONE;
}
