// libcurl for Swift: its variadic setters and getters, one function per kind of value. Everything else is
// curl.h.
#ifndef PISTE_CURL_H
#define PISTE_CURL_H
#include <curl/curl.h>

typedef size_t (*piste_curl_header_callback)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode piste_curl_set_long(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode piste_curl_set_text(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}

// `buffer` holds CURL_ERROR_SIZE bytes and outlives the handle.
static inline CURLcode piste_curl_set_error_buffer(CURL *handle, char *buffer) {
  return curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, buffer);
}

static inline CURLcode piste_curl_set_header_callback(CURL *handle, piste_curl_header_callback callback,
                                                      void *context) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_HEADERDATA, context);
  return code != CURLE_OK ? code : curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, callback);
}

static inline CURLcode piste_curl_active_socket(CURL *handle, curl_socket_t *socket) {
  return curl_easy_getinfo(handle, CURLINFO_ACTIVESOCKET, socket);
}

#endif
