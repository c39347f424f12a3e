// Sending as libcurl itself does it: one multi handle, N easy handles that keep their connections, TLS and AUTH.
//
//   multi PORT CA_FILE USER PASSWORD CONNECTIONS MAILS MESSAGE_FILE
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct mail {
  size_t sent;
  struct curl_slist *recipients;
};

static char *message;
static size_t message_size;

static size_t read_message(char *room, size_t size, size_t count, void *context) {
  struct mail *mail = context;
  size_t left = message_size - mail->sent, take = size * count < left ? size * count : left;
  memcpy(room, message + mail->sent, take);
  mail->sent += take;
  return take;
}

static void load(const char *name) {
  FILE *file = fopen(name, "rb");
  if (!file) exit(1);
  message = malloc(1 << 20);
  message_size = fread(message, 1, 1 << 20, file);
  fclose(file);
}

static CURL *make(char **words, struct mail *mail) {
  char url[64];
  snprintf(url, sizeof url, "smtps://localhost:%s/bench.example", words[1]);
  CURL *curl = curl_easy_init();
  mail->recipients = curl_slist_append(NULL, "<recipient@example.com>");
  curl_easy_setopt(curl, CURLOPT_URL, url);
  curl_easy_setopt(curl, CURLOPT_CAINFO, words[2]);
  curl_easy_setopt(curl, CURLOPT_USERNAME, words[3]);
  curl_easy_setopt(curl, CURLOPT_PASSWORD, words[4]);
  curl_easy_setopt(curl, CURLOPT_SASL_IR, 1L);
  curl_easy_setopt(curl, CURLOPT_MAIL_FROM, "<sender@example.com>");
  curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, mail->recipients);
  curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(curl, CURLOPT_READFUNCTION, read_message);
  curl_easy_setopt(curl, CURLOPT_READDATA, mail);
  curl_easy_setopt(curl, CURLOPT_PRIVATE, mail);
  return curl;
}

int main(int count, char **words) {
  if (count != 8) return fprintf(stderr, "usage: multi PORT CA USER PASSWORD CONNECTIONS MAILS MESSAGE_FILE\n"), 2;
  int connections = atoi(words[5]), mails = atoi(words[6]), begun = 0, done = 0, failed = 0, running = 1;
  load(words[7]);
  curl_global_init(CURL_GLOBAL_ALL);
  CURLM *multi = curl_multi_init();
  for (; begun < connections; begun++) curl_multi_add_handle(multi, make(words, calloc(1, sizeof(struct mail))));
  while (done < begun) {
    curl_multi_perform(multi, &running);
    CURLMsg *news;
    int left;
    while ((news = curl_multi_info_read(multi, &left))) {
      CURL *curl = news->easy_handle;
      struct mail *mail;
      if (news->data.result != CURLE_OK) failed++;
      done++;
      curl_easy_getinfo(curl, CURLINFO_PRIVATE, &mail);
      curl_multi_remove_handle(multi, curl);
      if (begun == mails) continue;
      begun++;
      mail->sent = 0;
      curl_multi_add_handle(multi, curl);
    }
    if (done < begun) curl_multi_poll(multi, NULL, 0, 1000, NULL);
  }
  printf("sent=%d failed=%d\n", done - failed, failed);
  return failed > 0;
}
