# SPDX-License-Identifier: MIT
# To be sourced; $work is a scratch folder. $browser is a Chromium, or empty; CLAIMLINE_NO_BROWSER=1 does without.
browser=
for name in chromium chromium-browser google-chrome; do
    [ -z "${CLAIMLINE_NO_BROWSER-}" ] && command -v "$name" >/dev/null 2>&1 && browser=$name && break
done

# opened PAGE [ADDRESS]: the page after its script has run.
opened()
{
    "$browser" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
        --disable-component-update --disable-sync --user-data-dir="$work/profile" --dump-dom "file://$1#${2-}" 2>/dev/null
}
