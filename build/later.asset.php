<?php return array('dependencies' => array('wp-i18n'), 'version' => '743738d6bf2313f7c7f7');
