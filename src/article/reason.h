/* SPDX-License-Identifier: MIT */
/* Why a piece of a page is not part of its story. */
#ifndef CLM_ARTICLE_REASON_H
#define CLM_ARTICLE_REASON_H

/** Why a piece is not part of the story; the order is that of the names in
 * reason.c. */
enum clm__reason {
    CLM__REASON_NAVIGATION, /* menus, breadcrumbs, buttons */
    CLM__REASON_CAPTION,    /* of a picture, with its credit */
    CLM__REASON_SHARING,
    CLM__REASON_COMMENTS,
    CLM__REASON_RELATED, /* headlines of other stories */
    CLM__REASON_BYLINE,
    CLM__REASON_SUBSCRIBE,
    CLM__REASON_ABOUT, /* about the publisher or the writers */
    CLM__REASON_LEGAL,
    CLM__REASON_DATE, /* the page's date line */
    CLM__REASON_SUBHEADING,
    CLM__REASON_AFTER, /* behind the end of the story */
    CLM__REASON_COUNT
};

const char *clm__reason_name(enum clm__reason reason);

#endif
