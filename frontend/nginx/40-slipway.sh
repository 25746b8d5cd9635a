#!/bin/sh
# What depends on the place, written before nginx starts to the one folder that can be written to.
#   SLIPWAY_GATEWAY     address of the gateway, where no router splits the paths: http://gateway:8080
#   SLIPWAY_PUBLIC_URL  what people type; with https browsers are told to stay with it
set -eu
mkdir -p /tmp/slipway
rm -f /tmp/slipway/*.conf
case ${SLIPWAY_PUBLIC_URL:-} in
  https://*) echo 'add_header Strict-Transport-Security "max-age=31536000; includeSubDomains" always;' >/tmp/slipway/tls.conf ;;
esac
if [ -n "${SLIPWAY_GATEWAY:-}" ]; then
  # The first alone: nginx asks all in turn, and the others need not know the names of this network.
  resolver=$(awk '$1 == "nameserver" { print $2 ~ /:/ ? "[" $2 "]" : $2; exit }' /etc/resolv.conf)
  sed -e "s|@RESOLVER@|$resolver|" -e "s|@GATEWAY@|$SLIPWAY_GATEWAY|" /etc/nginx/slipway/gateway.conf >/tmp/slipway/gateway.conf
fi
